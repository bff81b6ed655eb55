package dev.caretline.engine.server;

import dev.caretline.engine.cache.CodeCache;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The server within this process, for interpreters that it started: they compile here, and need no other Java. */
public final class LocalServer implements AutoCloseable {
    private final ServerSocketChannel listener;
    private final Path socket;

    private LocalServer(ServerSocketChannel listener, Path socket) {
        this.listener = listener;
        this.socket = socket;
    }

    /**
     * Takes questions until it is closed.
     *
     * @param socket where to listen: a path that is not there, in a folder that nobody else can enter
     * @param cache the folder of the code cache
     * @throws IOException if there can be no such socket
     */
    public static LocalServer open(Path socket, Path cache) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listener.bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        Server server = new Server(listener, Questions.of(new CodeCache(cache)), () -> true);
        server.start();
        return new LocalServer(listener, socket);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        Files.deleteIfExists(socket);
    }
}
