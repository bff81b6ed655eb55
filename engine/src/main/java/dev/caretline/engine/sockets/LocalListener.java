package dev.caretline.engine.sockets;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Waits for callers at a path: a Unix socket is there or, where there can be none, a file that tells a port of this machine.
 * The folder of the path is what keeps others out, so it has to be the user's alone.
 */
public final class LocalListener implements AutoCloseable {
    private final ServerSocketChannel channel;
    private final Path path;
    private final Optional<Loopback> loopback;

    private LocalListener(ServerSocketChannel channel, Path path, Optional<Loopback> loopback) {
        this.channel = channel;
        this.path = path;
        this.loopback = loopback;
    }

    /**
     * Starts to listen.
     *
     * @param path where nothing is
     * @throws IOException if neither a socket nor a file can be there
     */
    public static LocalListener open(Path path) throws IOException {
        // Java has Unix sockets on Windows; the Pythons of Windows have none.
        return File.separatorChar == '/' ? openSocket(path) : openPort(path);
    }

    private static LocalListener openSocket(Path path) throws IOException {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.bind(UnixDomainSocketAddress.of(path));
                return new LocalListener(channel, path, Optional.empty());
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | UnsupportedOperationException e) {
            // The path is too long, or its file system has no sockets.
            return openPort(path);
        }
    }

    private static LocalListener openPort(Path path) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.INET);
        try {
            channel.bind(Loopback.address(0));
            Loopback loopback = Loopback.fresh(channel.socket().getLocalPort());
            loopback.write(path);
            return new LocalListener(channel, path, Optional.of(loopback));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * A channel that listens already, for the path.
     *
     * @throws IOException if it listens at a port, and the path does not tell of it
     */
    public static LocalListener of(ServerSocketChannel channel, Path path) throws IOException {
        boolean isPort = channel.getLocalAddress() instanceof InetSocketAddress;
        return new LocalListener(channel, path, isPort ? Optional.of(Loopback.read(path)) : Optional.empty());
    }

    /** The next one that calls, whoever it is: {@link #admits} has to be asked before anything is read or written. */
    public SocketChannel accept() throws IOException {
        return channel.accept();
    }

    /** Whether a caller may come in; asks it, if that is not clear from its being here, and waits two seconds at most. */
    public boolean admits(SocketChannel caller) throws IOException {
        return loopback.isEmpty() || loopback.get().admits(caller);
    }

    /** The next caller that may come in. */
    public SocketChannel acceptAdmitted() throws IOException {
        while (true) {
            SocketChannel caller = accept();
            try {
                if (admits(caller)) {
                    return caller;
                }
            } catch (IOException e) {
                // It has gone again.
            }
            caller.close();
        }
    }

    /** Listens no more; what is at the path goes. */
    @Override
    public void close() throws IOException {
        // In this order: who finds nobody may listen at the path itself then, and that is not to go.
        try {
            Files.deleteIfExists(path);
        } finally {
            channel.close();
        }
    }
}
