package dev.caretline.engine.sockets;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Calls whoever listens at a path. */
public final class LocalSocket {
    private LocalSocket() {}

    /** @throws IOException if nobody listens there, or not the one who should */
    public static SocketChannel connect(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return SocketChannel.open(UnixDomainSocketAddress.of(path));
        }
        Loopback loopback = Loopback.read(path);
        SocketChannel channel = SocketChannel.open(Loopback.address(loopback.port()));
        if (!loopback.isListenedTo(channel)) {
            channel.close();
            throw new IOException("somebody else listens at port " + loopback.port());
        }
        return channel;
    }
}
