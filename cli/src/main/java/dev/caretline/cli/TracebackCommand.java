package dev.caretline.cli;

import dev.caretline.engine.logs.CompiledInference;
import dev.caretline.engine.logs.LogSources;
import dev.caretline.engine.settings.RunSetting;
import dev.caretline.locations.json.FailureJson;
import dev.caretline.locations.styles.TracebackStyles;
import dev.caretline.locations.traceback.RenderOptions;
import dev.caretline.locations.traceback.TracebackStyle;
import dev.caretline.locations.traceback.log.LoggedFailure;
import dev.caretline.locations.traceback.log.LoggedTraceback;
import dev.caretline.locations.traceback.log.TracebackLog;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code caretline traceback}: draws the tracebacks in a log anew. */
@Command(
        name = "traceback",
        description = "Copies a log, and draws the Python tracebacks in it anew, with the ranges that failed.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        footer = {
            "",
            "Reads what CPython 3.8 to 3.14 and pytest --tb=short print, also behind the prefix of a logger.",
            "A range that the log does not mark is shown, as inferred, if nothing else on its line could fail so.",
            "All other lines are copied as they are.",
            "",
            "Exit status: 0, or 1 if the log could not be read.",
            "",
            "Examples:",
            "  caretline traceback server.log",
            "  kubectl logs shop | caretline traceback --source-root src --frames user"
        })
final class TracebackCommand implements Callable<Integer> {
    @Option(
            names = "--source-root",
            paramLabel = "DIR",
            description = "Where to look for the sources; may be repeated.")
    private List<Path> roots = List.of();

    @Option(
            names = "--style",
            paramLabel = "NAME",
            description = "How tracebacks are drawn: caretline, cpython-3.11, cpython-3.13, cpython-3.14; else"
                    + " CARETLINE_STYLE says so, else caretline.")
    private @Nullable String style;

    @Option(
            names = "--frames",
            paramLabel = "WHICH",
            description = "all (the default) shows the frames of libraries; user folds them.")
    private String frames = "all";

    @Option(names = "--color", paramLabel = "WHEN", description = "auto (the default), always or never.")
    private String color = "auto";

    @Option(names = "--json", description = "Write each traceback as JSON, and nothing else.")
    private boolean json;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The log; - or nothing is standard input.")
    private String file = "-";

    private final Console console;

    TracebackCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String named = style == null ? variable("CARETLINE_STYLE").orElse("caretline") : style;
        Optional<TracebackStyle> chosen = TracebackStyles.named(named);
        if (chosen.isEmpty()) {
            return wrong("there is no style called '" + named + "'");
        }
        for (RunSetting setting : List.of(RunSetting.FRAMES, RunSetting.COLOR)) {
            String value = setting == RunSetting.FRAMES ? frames : color;
            if (!setting.allows(value)) {
                return wrong("--" + setting.key() + " takes " + setting.expectation() + ", not '" + value + "'");
            }
        }
        console.out().flush();
        OutputStream out = new BufferedOutputStream(new Delivery(new FileOutputStream(FileDescriptor.out)), 1 << 16);
        try (InputStream in = open()) {
            copy(in, out, chosen.get());
            out.flush();
            return ExitCode.OK;
        } catch (IOException e) {
            console.err().println("caretline traceback: " + InputFile.reason(file, e));
            return ExitCode.FAILURE;
        }
    }

    private int wrong(String what) {
        console.err().println("caretline traceback: " + what);
        return ExitCode.USAGE;
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }

    private RenderOptions options() {
        boolean colours = color.equals("auto") ? console.outColours() : color.equals("always");
        return RenderOptions.PLAIN
                .withColours(colours)
                .withTheme(RenderOptions.Theme.named(System.getenv("CARETLINE_THEME")))
                .withFrames(RenderOptions.Frames.named(frames));
    }

    private InputStream open() throws IOException {
        return file.equals("-") ? console.in() : Files.newInputStream(Path.of(file));
    }

    private void copy(InputStream in, OutputStream out, TracebackStyle chosen) throws IOException {
        LogSources sources = new LogSources(roots);
        CompiledInference inference = new CompiledInference();
        RenderOptions options = options();
        TracebackLog.Drawing drawing = traceback -> {
            LoggedFailure failure = LoggedFailure.of(traceback, sources::find, inference);
            StringBuilder text = new StringBuilder();
            try {
                chosen.render(failure.labelled(), failure.sources(), options, text);
            } catch (IOException e) {
                return Optional.empty();
            }
            return Optional.of(text.toString());
        };
        if (json) {
            TracebackLog.copy(in, OutputStream.nullOutputStream(), traceback -> {
                console.out().print(jsonOf(traceback, sources, inference));
                console.out().flush();
                return Optional.of("");
            });
        } else {
            TracebackLog.copy(in, out, drawing);
        }
    }

    private static String jsonOf(LoggedTraceback traceback, LogSources sources, CompiledInference inference) {
        LoggedFailure failure = LoggedFailure.of(traceback, sources::find, inference);
        StringWriter text = new StringWriter();
        try {
            FailureJson.of(failure.failure(), failure.sources())
                    .withRangesKnown(how(failure))
                    .write(text);
        } catch (IOException e) {
            throw new IllegalStateException("a StringWriter does not throw", e);
        }
        return text.toString();
    }

    private static List<String> how(LoggedFailure failure) {
        return failure.known().stream()
                .map(known -> known.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Tells what could not be written from what could not be read. */
    private static final class Delivery extends FilterOutputStream {
        Delivery(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new Console.OutputException(e);
            }
        }
    }
}
