package dev.caretline.repl.child;

import dev.caretline.engine.CaretlineException;
import dev.caretline.engine.files.FolderTree;
import dev.caretline.engine.interpreter.Interpreter;
import dev.caretline.engine.server.LocalServer;
import dev.caretline.engine.sockets.LocalListener;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Starts processes of Python with the agent in them, on the user's terminal; answers their questions for code. */
public final class ChildStarter implements AutoCloseable {
    /** Until the agent takes care of it, Ctrl-C would end a Python that is starting: it begins by ignoring it. */
    private static final String DEAF = "trap '' INT; exec \"$0\" \"$@\"";

    private static final String SERVE = "from caretline_agent import repl; repl.serve()";

    private final Path folder;
    private final Path agent;
    private final Path cache;
    private final List<String> settings;
    private final LocalServer server;
    private int started;

    private ChildStarter(Path folder, Path agent, Path cache, List<String> settings, LocalServer server) {
        this.folder = folder;
        this.agent = agent;
        this.cache = cache;
        this.settings = List.copyOf(settings);
        this.server = server;
    }

    /**
     * Makes a private folder for the sockets.
     *
     * @param agent the folder that {@code AgentFiles} laid out
     * @param cache the user's cache folder
     * @param settings {@code key=value} for the agent
     */
    public static ChildStarter open(Path agent, Path cache, List<String> settings) {
        try {
            Path folder = SocketFolder.make();
            return new ChildStarter(folder, agent, cache, settings, LocalServer.open(folder.resolve("server"), cache));
        } catch (IOException e) {
            throw new CaretlineException("there can be no socket: " + e.getMessage());
        }
    }

    /** Deletes what sessions have left that were killed; there is no hurry. */
    public static void sweep() {
        SocketFolder.sweep();
    }

    /** Starts one; its output while the user types goes to the consumer. */
    public Child start(Interpreter interpreter, Consumer<byte[]> output) {
        Path socket = folder.resolve("python" + ++started);
        try {
            return Child.start(builder(interpreter, socket), LocalListener.open(socket), output);
        } catch (IOException e) {
            throw new CaretlineException("Python could not be started: " + e.getMessage());
        }
    }

    private ProcessBuilder builder(Interpreter interpreter, Path socket) {
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/sh", "-c", DEAF, interpreter.executable().toString(), "-c", SERVE)
                .redirectInput(Redirect.INHERIT)
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT);
        Map<String, String> environment = builder.environment();
        interpreter.adapt(environment);
        List<String> lines = new ArrayList<>(settings);
        lines.add("cache=" + cache);
        lines.add("server=" + folder.resolve("server"));
        String path = environment.get("PYTHONPATH");
        if (path != null) {
            lines.add("pythonpath=1");
        }
        environment.put(
                "PYTHONPATH", path == null || path.isEmpty() ? agent.toString() : agent + File.pathSeparator + path);
        environment.put("CARETLINE_RUN", String.join("\n", lines));
        environment.put("CARETLINE_REPL", socket.toString());
        return builder;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // The folder goes anyway.
        }
        FolderTree.delete(folder);
    }
}
