package dev.caretline.engine.session;

import dev.caretline.engine.agent.AgentFolder;
import dev.caretline.engine.files.FolderTree;
import dev.caretline.engine.files.UserCache;
import dev.caretline.engine.interpreter.Interpreter;
import dev.caretline.engine.interpreter.Interpreters;
import dev.caretline.engine.interpreter.Surroundings;
import dev.caretline.engine.server.LocalServer;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The process of a session: started with the agent in it, and its streams. */
final class PythonProcess implements AutoCloseable {
    private static final int TOKEN_BYTES = 16;
    private static final long LAST_OUTPUT_MILLIS = 2_000;

    /** 104 bytes is the longest path of a socket on macOS; the rest is for the name of the socket. */
    private static final int LONGEST_FOLDER = 90;

    private static final String SERVE = "from caretline_agent.session import serve; serve()";

    private final Interpreter interpreter;
    private final Process process;
    private final Path folder;
    private final LocalServer compiler;
    private final byte[] token;
    private final Optional<OutputPump> output;
    private final Optional<OutputPump> errors;

    private PythonProcess(
            Interpreter interpreter,
            Process process,
            Path folder,
            LocalServer compiler,
            byte[] token,
            SessionOptions options) {
        this.interpreter = interpreter;
        this.process = process;
        this.folder = folder;
        this.compiler = compiler;
        this.token = token;
        this.output = pump(options.output(), process.getInputStream());
        this.errors = pump(options.errors(), process.getErrorStream());
    }

    private Optional<OutputPump> pump(PythonOutput target, java.io.InputStream stream) {
        return target instanceof PythonOutput.Capture capture
                ? Optional.of(OutputPump.start(stream, token, capture.limit()))
                : Optional.empty();
    }

    /**
     * Starts it; its agent calls whoever listens at the socket.
     *
     * @param folder private, for sockets; deleted at the end
     */
    static PythonProcess start(SessionOptions options, Path socket, Path folder) throws IOException {
        Map<String, String> environment = options.environment(new HashMap<>(System.getenv()));
        Surroundings surroundings =
                Surroundings.of(environment, options.folder().orElse(Path.of("")));
        Interpreter interpreter = Interpreters.of(surroundings).choose(options.python());
        UserCache cache = surroundings.cache().writable();
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        LocalServer compiler = LocalServer.open(folder.resolve("compiler"), cache.folder());
        try {
            interpreter.adapt(environment);
            List<String> settings = new ArrayList<>(options.settings());
            settings.add("cache=" + cache.folder());
            settings.add("server=" + folder.resolve("compiler"));
            addAgent(environment, AgentFolder.in(cache), settings);
            environment.put(
                    "CARETLINE_SESSION",
                    socket + "|" + HexFormat.of().formatHex(token) + "|" + String.join(" ", options.captured()));
            Process process = builder(interpreter, environment, options).start();
            feed(process, options.input());
            return new PythonProcess(interpreter, process, folder, compiler, token, options);
        } catch (IOException | RuntimeException e) {
            compiler.close();
            throw e;
        }
    }

    /** As the launcher does: site imports the agent's sitecustomize, which puts everything back. */
    private static void addAgent(Map<String, String> environment, Path agent, List<String> settings) {
        String path = environment.get("PYTHONPATH");
        if (path != null) {
            settings.add("pythonpath=1");
        }
        environment.put(
                "PYTHONPATH", path == null || path.isEmpty() ? agent.toString() : agent + File.pathSeparator + path);
        environment.put("CARETLINE_RUN", String.join("\n", settings));
    }

    private static ProcessBuilder builder(
            Interpreter interpreter, Map<String, String> environment, SessionOptions options) {
        ProcessBuilder builder = new ProcessBuilder(interpreter.executable().toString(), "-c", SERVE)
                .redirectInput(redirect(options.input()))
                .redirectOutput(redirect(options.output()))
                .redirectError(redirect(options.errors()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        options.folder().ifPresent(f -> builder.directory(f.toFile()));
        return builder;
    }

    private static Redirect redirect(PythonInput input) {
        if (input instanceof PythonInput.Inherit) {
            return Redirect.INHERIT;
        }
        File nothing = new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
        return input instanceof PythonInput.None ? Redirect.from(nothing) : Redirect.PIPE;
    }

    private static Redirect redirect(PythonOutput output) {
        if (output instanceof PythonOutput.Inherit) {
            return Redirect.INHERIT;
        }
        return output instanceof PythonOutput.Discard ? Redirect.DISCARD : Redirect.PIPE;
    }

    /** On a thread of its own: the program may read it later, or never. */
    private static void feed(Process process, PythonInput input) {
        if (input instanceof PythonInput.Text text) {
            Thread thread = new Thread(
                    () -> {
                        try (OutputStream out = process.getOutputStream()) {
                            out.write(text.bytes());
                        } catch (IOException e) {
                            // The program has closed its standard input.
                        }
                    },
                    "python input");
            thread.setDaemon(true);
            thread.start();
        }
    }

    Interpreter interpreter() {
        return interpreter;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Completed when it has ended. */
    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** What was written for a request. */
    PythonRun run(int request, long startNanos) {
        return new PythonRun(
                output.map(p -> p.take(request, LAST_OUTPUT_MILLIS)).orElse(CapturedText.NONE),
                errors.map(p -> p.take(request, LAST_OUTPUT_MILLIS)).orElse(CapturedText.NONE),
                Duration.ofNanos(System.nanoTime() - startNanos));
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Its exit status; it is killed if it has none by then. */
    int end(Duration grace) {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly().waitFor();
                }
                ended = true;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        try {
            compiler.close();
        } catch (IOException e) {
            // The folder goes anyway.
        }
        FolderTree.delete(folder);
    }

    /** A private one, for sockets: their paths have to be short. */
    static Path newFolder() throws IOException {
        Path folder = Files.createTempDirectory("caretline");
        if (folder.toString().length() <= LONGEST_FOLDER) {
            return folder;
        }
        Files.delete(folder);
        return Files.createTempDirectory(Path.of("/tmp"), "caretline");
    }
}
