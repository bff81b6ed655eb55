package dev.caretline.compiler;

import dev.caretline.compiler.assemble.Assembler;
import dev.caretline.compiler.codegen.CodeGeneration;
import dev.caretline.compiler.codegen.GenerationContext;
import dev.caretline.compiler.fold.ConstantFolder;
import dev.caretline.compiler.future.FutureFeature;
import dev.caretline.compiler.future.FutureFeatures;
import dev.caretline.compiler.future.FutureStatements;
import dev.caretline.compiler.limits.RecursionLimit;
import dev.caretline.compiler.symtable.SymbolTable;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.lexer.Inequality;
import dev.caretline.grammar.limits.LargeStack;
import dev.caretline.grammar.parser.ParsedSource;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonWarning;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;
import java.util.ArrayList;
import java.util.List;

/** Compiles Python sources to code objects: the stages of CPython's {@code compile()} in their order. */
public final class Compiler {
    /** A tree that stays within this can be walked on the stack of any thread, whatever else is on that. */
    private static final RecursionLimit SHALLOW = new RecursionLimit(100, 0);

    /** What a step of the deepest stage takes of a stack, in the interpreter of the JVM too; measured, and doubled. */
    private static final long BYTES_PER_STEP = 4096;

    private static final long BYTES_TO_START = 1 << 20;

    private Compiler() {}

    /**
     * Compiles a source; its name becomes {@code co_filename}.
     *
     * @throws PythonSyntaxException if CPython would refuse the source
     */
    public static CompilationResult compile(SourceText source, CompileOptions options) {
        return compile(
                Parser.parse(
                        source, options.mode(), options.target().version(), inequality(options.inheritedFeatures())),
                source,
                options);
    }

    /**
     * Compiles what was parsed already; the result has the warnings of the parser too.
     *
     * @throws PythonSyntaxException if CPython would refuse the source
     */
    public static CompilationResult compile(ParsedSource parsed, SourceText source, CompileOptions options) {
        try {
            CompilationResult result = compile(parsed.tree(), source, options);
            return parsed.warnings().isEmpty() ? result : result.withWarningsBefore(parsed.warnings());
        } catch (PythonSyntaxException e) {
            throw e.after(parsed.warnings());
        }
    }

    private static Inequality inequality(int features) {
        return (features & FutureFeature.BARRY_AS_BDFL.compilerFlag()) == 0
                ? Inequality.EXCLAMATION
                : Inequality.DIAMOND;
    }

    /**
     * Compiles a tree; the result has no warnings of a parser.
     *
     * @param tree the tree of the source, as the parser made it
     * @throws PythonSyntaxException if CPython would refuse the source
     */
    public static CompilationResult compile(Mod tree, SourceText source, CompileOptions options) {
        RecursionLimit limit = options.recursionLimit();
        if (limit.steps() <= SHALLOW.steps()) {
            return compile(tree, source, options, limit);
        }
        try {
            return compile(tree, source, options, SHALLOW);
        } catch (PythonSyntaxException e) {
            if (e.problem().type() != SyntaxProblem.Type.RECURSION_ERROR) {
                throw e;
            }
        }
        return LargeStack.call(
                "compiler",
                BYTES_TO_START + BYTES_PER_STEP * limit.steps(),
                () -> compile(tree, source, options, limit));
    }

    private static CompilationResult compile(
            Mod tree, SourceText source, CompileOptions options, RecursionLimit limit) {
        FutureFeatures features = FutureStatements.read(tree, options.inheritedFeatures());
        Mod folded = ConstantFolder.fold(tree, features, options.optimization() == 0, limit);
        SymbolTable symbols = SymbolTable.of(folded, features, limit, source);
        List<PythonWarning> warnings = new ArrayList<>(0);
        GenerationContext context = new GenerationContext(
                symbols,
                features,
                options.target(),
                options.optimization(),
                options.topLevelAwait(),
                tree instanceof Mod.Interactive,
                options.instrumentation(),
                warnings::add);
        Assembler assembler = new Assembler(options.target(), source.name(), options.ranges());
        try {
            CodeGeneration generated = CodeGeneration.of(folded, context, assembler::assemble);
            return new CompilationResult(generated.code(), warnings, features, generated.sites());
        } catch (PythonSyntaxException e) {
            throw e.after(warnings);
        }
    }
}
