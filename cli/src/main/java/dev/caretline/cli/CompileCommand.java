package dev.caretline.cli;

import dev.caretline.cli.compile.CompileRun;
import dev.caretline.cli.compile.Invalidation;
import dev.caretline.cli.compile.Outcome;
import dev.caretline.cli.compile.Progress;
import dev.caretline.cli.compile.PycJob;
import dev.caretline.cli.compile.SourceFile;
import dev.caretline.cli.compile.SourceFiles;
import dev.caretline.cli.compile.WarningFilter;
import dev.caretline.cli.compile.WarningText;
import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.target.Target;
import dev.caretline.engine.agent.SupportPackage;
import dev.caretline.grammar.source.PythonWarning;
import dev.caretline.grammar.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code caretline compile}: sources to {@code .pyc} files, without a Python. */
@Command(
        name = "compile",
        description =
                "Compiles Python files to .pyc files, the very ones that CPython would write; no Python is needed.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        footer = {
            "",
            "Folders are searched for .py files. What is up to date is skipped.",
            "Exit status: 0 if every file is compiled or up to date, 1 otherwise.",
            "",
            "Examples:",
            "  caretline compile src",
            "  caretline compile -j 4 -OO -o build/pyc src tools/run.py",
            "  caretline compile --invalidation checked-hash -X nodebugranges src"
        })
final class CompileCommand implements Callable<Integer> {
    private static final int MAX_OPTIMIZATION = 2;

    @Option(
            names = "--target",
            paramLabel = "VERSION",
            defaultValue = "3.11",
            converter = TargetOption.class,
            description = "The CPython that is to load the files (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Target target;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Write below this folder, in the order of folders of the sources, not beside the sources.")
    private @Nullable Path output;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            defaultValue = "0",
            description = "Compile N files at a time; 0, which is the default, means as many as there are processors.")
    private int jobs;

    @Option(names = "-O", description = "Leave out assert; -OO leaves out docstrings too.")
    private boolean[] optimizations = {};

    @Mixin
    private final RangesOption ranges = new RangesOption();

    @Option(
            names = {"--invalidation", "--invalidation-mode"},
            paramLabel = "MODE",
            converter = InvalidationOption.class,
            description = "How the files know that a source has changed: timestamp (the default, unless"
                    + " SOURCE_DATE_EPOCH is set), checked-hash or unchecked-hash.")
    private @Nullable Invalidation invalidation;

    @Option(
            names = "-W",
            paramLabel = "ACTION",
            converter = WarningOption.class,
            description = "default: show DeprecationWarnings too; ignore: show no warnings.")
    private WarningFilter warnings = WarningFilter.UNSET;

    @Option(
            names = {"-f", "--force"},
            description = "Compile what is up to date, too.")
    private boolean force;

    @Option(
            names = "--assertions",
            description = "Let asserts explain themselves when they fail, wherever the files run: all files are"
                    + " compiled, and the package caretline_assertions that they import then is written beside them.")
    private boolean assertions;

    @Option(
            names = {"-v", "--verbose"},
            description = "Name every file.")
    private boolean verbose;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but errors.")
    private boolean quiet;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Python files, and folders of them.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<Path> paths;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Console console;
    private int written;
    private int skipped;
    private int failed;

    CompileCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (jobs < 0) {
            throw new ParameterException(spec.commandLine(), "-j takes a number from 0 up, not " + jobs);
        }
        List<SourceFile> sources = sources();
        Progress progress = new Progress(console.err(), console.errIsTerminal() && !quiet && !verbose, sources.size());
        new CompileRun(job(), jobs == 0 ? Runtime.getRuntime().availableProcessors() : jobs)
                .compile(sources, outcome -> report(outcome, progress));
        progress.clear();
        if (assertions) {
            writeSupport();
        }
        if (console.errIsTerminal() && !quiet) {
            console.err().println(written + " compiled, " + skipped + " up to date, " + failed + " failed");
        }
        return failed == 0 ? ExitCode.OK : ExitCode.FAILURE;
    }

    private PycJob job() {
        CompileOptions options = CompileOptions.of(target)
                .withOptimization(Math.min(optimizations.length, MAX_OPTIMIZATION))
                .withRanges(ranges.ranges());
        return new PycJob(options, invalidation(), Optional.ofNullable(output), force || assertions, assertions);
    }

    /** Below the output, or beside the first of the sources, where Python finds what it imports. */
    private void writeSupport() {
        Path first = paths.get(0);
        Path folder = output != null ? output : Files.isDirectory(first) ? first : first.resolveSibling("");
        try {
            Path support = SupportPackage.layOut(folder);
            if (verbose) {
                console.out().println("support -> " + support);
            }
        } catch (IOException e) {
            fail(folder, "the support package cannot be written: " + e.getMessage());
        }
    }

    /** {@code SOURCE_DATE_EPOCH} asks for builds that do not depend on time ({@code py_compile}). */
    private Invalidation invalidation() {
        if (invalidation != null) {
            return invalidation;
        }
        String epoch = System.getenv("SOURCE_DATE_EPOCH");
        return epoch == null || epoch.isEmpty() ? Invalidation.TIMESTAMP : Invalidation.CHECKED_HASH;
    }

    private List<SourceFile> sources() {
        List<SourceFile> out = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                fail(path, "no such file or folder");
                continue;
            }
            try {
                out.addAll(SourceFiles.below(path));
            } catch (UncheckedIOException e) {
                fail(path, "cannot be listed: " + e.getCause());
            }
        }
        return out;
    }

    private void fail(Path path, String reason) {
        failed++;
        console.err().println("caretline compile: '" + path + "': " + reason);
    }

    private void report(Outcome outcome, Progress progress) {
        if (outcome instanceof Outcome.Skipped) {
            skipped++;
        } else if (outcome instanceof Outcome.Written file) {
            written++;
            reportWritten(file, progress);
        } else if (outcome instanceof Outcome.Refused refused) {
            failed++;
            progress.clear();
            console.err().print(warnings(refused.source(), refused.text(), refused.warnings()));
            console.show(refused.problem(), refused.source().toString());
        } else if (outcome instanceof Outcome.Failed broken) {
            progress.clear();
            fail(broken.source(), broken.reason());
        }
        progress.update(written + skipped + failed);
    }

    private String warnings(Path file, SourceText text, List<PythonWarning> given) {
        return quiet ? "" : WarningText.render(file, text, given, warnings);
    }

    private void reportWritten(Outcome.Written file, Progress progress) {
        String text = warnings(file.source(), file.text(), file.warnings());
        if (!text.isEmpty()) {
            progress.clear();
            console.err().print(text);
            console.err().flush();
        }
        if (verbose) {
            console.out().println(file.source() + " -> " + file.pyc());
        }
    }
}
