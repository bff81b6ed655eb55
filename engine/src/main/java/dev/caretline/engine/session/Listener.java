package dev.caretline.engine.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * Where the agent of a session calls: a Unix socket in a private folder; on Windows, whose Pythons have none, a port of this
 * machine. In both cases it first shows the session's secret.
 *
 * @param address as the agent reads it
 */
record Listener(ServerSocketChannel channel, String address) implements AutoCloseable {
    static Listener open(Path folder, boolean windows) throws IOException {
        if (windows) {
            ServerSocketChannel channel = ServerSocketChannel.open();
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return new Listener(channel, "tcp:" + channel.socket().getLocalPort());
        }
        Path socket = folder.resolve("session");
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(socket));
        return new Listener(channel, socket.toString());
    }

    SocketChannel accept() throws IOException {
        return channel.accept();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
