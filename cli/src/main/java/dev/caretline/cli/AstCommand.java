package dev.caretline.cli;

import dev.caretline.cli.dump.AstJson;
import dev.caretline.cli.dump.AstTree;
import dev.caretline.cli.dump.TreeDepth;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code caretline ast}: shows syntax trees. */
@Command(
        name = "ast",
        description = "Shows the syntax tree of Python files, as CPython's own parser builds it.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        footer = {
            "",
            "Exit status: 0 if every file is Python, 1 if one is not or cannot be read.",
            "",
            "Examples:",
            "  caretline ast app.py",
            "  caretline ast --json src/*.py > trees.jsonl",
            "  echo 'a + b' | caretline ast --mode eval -"
        })
final class AstCommand implements Callable<Integer>, FileByFile {
    /** Trees are written recursively, on a stack that takes many times this. CPython's own limit is far lower. */
    private static final int DEEPEST = 100_000;

    private static final SyntaxProblem TOO_DEEP = SyntaxProblem.withoutPlace(
            SyntaxProblem.Type.RECURSION_ERROR, "maximum recursion depth exceeded during ast construction");

    @Option(names = "--json", description = "Write one line of JSON per file, also for a file with a syntax error.")
    private boolean json;

    @Option(
            names = "--python",
            paramLabel = "VERSION",
            defaultValue = "3.11",
            converter = PythonVersionOption.class,
            description = "The version of the language (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private PythonVersion version;

    @Option(
            names = "--mode",
            defaultValue = "exec",
            converter = ParseModeOption.class,
            description = "exec (a module), eval (one expression) or single (one statement at a prompt).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ParseMode mode;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Python files; - is standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<String> files;

    private final Console console;

    AstCommand(Console console) {
        this.console = console;
    }

    /** The command of a call like {@code ast --json a.py b.py}; null for any other, whose options picocli reads. */
    static @Nullable AstCommand ofPlainCall(String[] args, Console console) {
        if (args.length < 2 || !args[0].equals("ast")) {
            return null;
        }
        AstCommand command = new AstCommand(console);
        command.json = args[1].equals("--json");
        command.version = PythonVersion.V3_11;
        command.mode = ParseMode.EXEC;
        command.files = Arrays.asList(args).subList(command.json ? 2 : 1, args.length);
        for (String file : command.files) {
            if (file.startsWith("-") && !file.equals("-")) {
                return null;
            }
        }
        return command.files.isEmpty() ? null : command;
    }

    @Override
    public Integer call() {
        return showAll("ast", files, console);
    }

    @Override
    public boolean show(String file, byte[] content) {
        try {
            SourceText source = SourceText.decode(content, InputFile.shownName(file));
            Mod tree = Parser.parse(source, mode, version);
            if (TreeDepth.reaches(DEEPEST, tree)) {
                showProblem(file, TOO_DEEP);
                return false;
            }
            showTree(file, source, tree);
            return true;
        } catch (PythonSyntaxException e) {
            showProblem(file, e.problem());
            return false;
        }
    }

    private void showTree(String file, SourceText source, Mod tree) {
        if (json) {
            AstJson.writeTree(console.out(), file, version, tree);
        } else {
            AstTree.write(console.out(), source, tree, console.outColours());
        }
    }

    private void showProblem(String file, SyntaxProblem problem) {
        if (json) {
            AstJson.writeProblem(console.out(), file, version, problem);
        } else {
            console.show(problem, file);
        }
    }
}
