package dev.caretline.engine.server;

import dev.caretline.engine.cache.CodeCache;
import dev.caretline.engine.sockets.LocalListener;
import java.io.IOException;
import java.nio.file.Path;

/** The server within this process, for interpreters that it started: they compile here, and need no other Java. */
public final class LocalServer implements AutoCloseable {
    private final LocalListener listener;

    private LocalServer(LocalListener listener) {
        this.listener = listener;
    }

    /**
     * Takes questions until it is closed.
     *
     * @param socket where to listen: a path that is not there, in a folder that nobody else can enter
     * @param cache the folder of the code cache
     * @throws IOException if there can be no such socket
     */
    public static LocalServer open(Path socket, Path cache) throws IOException {
        LocalListener listener = LocalListener.open(socket);
        new Server(listener, Questions.of(new CodeCache(cache)), () -> true).start();
        return new LocalServer(listener);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
