package dev.caretline.repl.input;

import dev.caretline.compiler.CompilationResult;
import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.future.FutureFeature;
import dev.caretline.compiler.instrument.Instrumentation;
import dev.caretline.compiler.target.Target;
import dev.caretline.coverage.CoverageInstrumentation;
import dev.caretline.engine.weave.Weaving;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.lexer.Inequality;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.ParsedSource;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonWarning;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.marshal.MarshalledCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles inputs as the prompt of CPython 3.13 does: only the last statement of an input shows its value. {@code await} is
 * allowed, and assertions and values are woven in.
 */
public final class InputCompiler {
    private final CompileOptions options;
    private final Weaving weaving;
    private final boolean covers;

    /** @param covers whether inputs record their coverage, each of the {@link CoverParts} by itself */
    public InputCompiler(Target target, Weaving weaving, boolean covers) {
        this.options = CompileOptions.of(target).withTopLevelAwait(true);
        this.weaving = weaving;
        this.covers = covers;
    }

    /**
     * The code of an input.
     *
     * @param name what becomes {@code co_filename}
     * @param features bits of the future features of earlier inputs
     * @throws PythonSyntaxException if CPython would refuse it
     */
    public CompiledInput compile(String text, String name, int features) {
        SourceText source = SourceText.of(text, name);
        Inequality inequality = (features & FutureFeature.BARRY_AS_BDFL.compilerFlag()) == 0
                ? Inequality.EXCLAMATION
                : Inequality.DIAMOND;
        ParsedSource parsed =
                Parser.parse(source, ParseMode.EXEC, options.target().version(), inequality);
        List<Stmt> body = parsed.tree() instanceof Mod.Module module ? module.body() : List.of();
        List<PythonWarning> warnings = new ArrayList<>(parsed.warnings());
        try {
            return compile(body, source, features, warnings);
        } catch (PythonSyntaxException e) {
            throw e.after(warnings);
        }
    }

    /** @param warnings those given before, to which the compiler's are added */
    private CompiledInput compile(List<Stmt> body, SourceText source, int features, List<PythonWarning> warnings) {
        List<byte[]> codes = new ArrayList<>();
        List<SourceText> parts = covers ? CoverParts.of(source, body) : List.of();
        int last = body.size() - 1;
        int inherited = features;
        if (last > 0) {
            CompilationResult result =
                    compile(new Mod.Module(body.subList(0, last), List.of()), source, parts, inherited);
            inherited = add(result, codes, warnings);
        }
        if (last >= 0) {
            CompilationResult result = compile(
                    new Mod.Interactive(ending(body)),
                    source,
                    parts.isEmpty() ? parts : parts.subList(parts.size() - 1, parts.size()),
                    inherited);
            inherited = add(result, codes, warnings);
        }
        return new CompiledInput(codes, warnings, inherited);
    }

    /** The last statement, behind what earlier ones have declared for it: in a frame a global name is not a local one. */
    private static List<Stmt> ending(List<Stmt> body) {
        List<Stmt> ending = new ArrayList<>();
        body.subList(0, body.size() - 1).stream()
                .filter(Stmt.Global.class::isInstance)
                .forEach(ending::add);
        ending.add(body.get(body.size() - 1));
        return ending;
    }

    /** @param parts what is covered comes first; none if nothing is */
    private CompilationResult compile(Mod tree, SourceText source, List<SourceText> parts, int features) {
        CompileOptions inheriting = options.withInheritedFeatures(features);
        List<Instrumentation> woven = new ArrayList<>();
        if (!weaving.isEmpty()) {
            woven.add(weaving.instrumentation(source, tree));
        }
        parts.stream().limit(1).forEach(part -> woven.add(CoverageInstrumentation.of(part, 0)));
        return Compiler.compile(
                tree,
                source,
                woven.isEmpty() ? inheriting : inheriting.withInstrumentation(Instrumentation.together(woven)));
    }

    private static int add(CompilationResult result, List<byte[]> codes, List<PythonWarning> warnings) {
        codes.add(MarshalledCode.ofCompiled(result.code()).toBytes());
        warnings.addAll(result.warnings());
        return result.features().flags();
    }
}
