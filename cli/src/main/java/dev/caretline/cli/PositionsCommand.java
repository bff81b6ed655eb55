package dev.caretline.cli;

import dev.caretline.cli.dump.PositionsJson;
import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.parser.ShownProblem;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;
import dev.caretline.locations.bytecode.BytecodeVersion;
import dev.caretline.locations.code.CodeObject;
import dev.caretline.locations.code.MalformedCodeException;
import dev.caretline.locations.nodes.InstructionNodes;
import dev.caretline.locations.positions.CodePositions;
import dev.caretline.locations.pyc.PycFile;
import dev.caretline.locations.render.PositionsText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code caretline positions}: shows where in the source each instruction comes from. */
@Command(
        name = "positions",
        description = "Shows which part of the source each instruction comes from (PEP 657).",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        footer = {
            "",
            "A .pyc may be of CPython 3.11 to 3.14. Its source is shown if it is found and has not changed.",
            "Ranges are LINE:COL-LINE:COL: lines from 1, columns in UTF-8 bytes from 0, the end exclusive.",
            "",
            "Exit status: 0 if every file could be shown, 1 if one could not.",
            "",
            "Examples:",
            "  caretline positions app.py",
            "  caretline positions --at 12:8 app.py",
            "  caretline positions --json __pycache__/app.cpython-311.pyc"
        })
final class PositionsCommand implements Callable<Integer>, FileByFile {
    @Option(names = "--json", description = "Write one line of JSON per file.")
    private boolean json;

    @Option(
            names = "--at",
            paramLabel = "LINE:COL",
            converter = Place.Option.class,
            description = "Only the instructions whose range holds the character there.")
    private @Nullable Place at;

    @Option(
            names = "--target",
            paramLabel = "VERSION",
            defaultValue = "3.11",
            converter = TargetOption.class,
            description = "The CPython to compile a source for (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Target target;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Python sources or .pyc files; - is standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<String> files;

    private final Console console;

    PositionsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return showAll("positions", files, console);
    }

    @Override
    public boolean show(String file, byte[] content) {
        try {
            if (file.endsWith(".pyc") || PycFile.startsLikeOne(content)) {
                PycFile pyc = PycFile.read(content);
                Optional<SourceText> source = PycSource.find(file, pyc)
                        .flatMap(found -> decode(found, pyc.code().filename()));
                showCode(file, pyc.code(), pyc.version(), source, source.flatMap(this::parse));
            } else {
                return showSource(file, SourceText.decode(content, InputFile.shownName(file)));
            }
            return true;
        } catch (PythonSyntaxException e) {
            showProblem(file, e.problem());
        } catch (MalformedCodeException e) {
            showMalformed(file, e);
        }
        return false;
    }

    private boolean showSource(String file, SourceText source) {
        try {
            Mod tree = Parser.parse(source, ParseMode.EXEC, target.version());
            CodeObject code =
                    Compiler.compile(tree, source, CompileOptions.of(target)).code();
            showCode(file, code, BytecodeVersion.of(target.version()), Optional.of(source), Optional.of(tree));
            return true;
        } catch (PythonSyntaxException e) {
            showProblem(file, ShownProblem.of(e.problem(), source, target.version()));
            return false;
        }
    }

    private static Optional<SourceText> decode(byte[] source, String name) {
        try {
            return Optional.of(SourceText.decode(source, name));
        } catch (PythonSyntaxException e) {
            return Optional.empty();
        }
    }

    /** The source of a newer {@code .pyc} may have syntax that is not known here: then there are no nodes. */
    private Optional<Mod> parse(SourceText source) {
        try {
            return Optional.of(Parser.parse(source, ParseMode.EXEC, target.version()));
        } catch (PythonSyntaxException e) {
            return Optional.empty();
        }
    }

    private void showCode(
            String file, CodeObject code, BytecodeVersion bytecode, Optional<SourceText> source, Optional<Mod> tree) {
        List<CodePositions> all = tree.isPresent()
                ? CodePositions.ofAll(code, bytecode, InstructionNodes.of(tree.get()))
                : CodePositions.ofAll(code, bytecode);
        Place place = at;
        List<CodePositions> shown = place == null
                ? all
                : all.stream().map(p -> p.at(place.line(), place.column())).toList();
        if (json) {
            PositionsJson.write(console.out(), file, bytecode, shown, source);
        } else {
            boolean terminal = console.outColours();
            PositionsText text = source.map(s -> PositionsText.withSource(s, terminal))
                    .orElseGet(() -> PositionsText.withoutSource(terminal));
            shown.stream()
                    .filter(p -> place == null || !p.positions().isEmpty())
                    .forEach(p -> console.out().println(text.render(p)));
        }
    }

    private void showProblem(String file, SyntaxProblem problem) {
        if (json) {
            PositionsJson.writeError(console.out(), file, problem.type().pythonName(), problem.message());
        } else {
            console.show(problem, file);
        }
    }

    private void showMalformed(String file, MalformedCodeException e) {
        String message = String.valueOf(e.getMessage());
        if (json) {
            PositionsJson.writeError(console.out(), file, "MalformedCode", message);
        } else {
            console.err().println("caretline positions: '" + file + "': " + message);
        }
    }
}
