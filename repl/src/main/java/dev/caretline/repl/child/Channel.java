package dev.caretline.repl.child;

import dev.caretline.engine.protocol.Frame;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * Frames on a channel, read by one thread while another writes: the streams of {@link java.nio.channels.Channels} cannot do
 * that on Java 17, where a read that waits keeps writes out.
 */
final class Channel implements AutoCloseable {
    private final SocketChannel channel;
    private final InputStream in;

    Channel(SocketChannel channel) {
        this.channel = channel;
        this.in = new BufferedInputStream(new Input(channel));
    }

    Optional<Frame> read() throws IOException {
        return Frame.read(in);
    }

    void write(Frame frame) throws IOException {
        frame.write(new Output(channel));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    static final class Input extends InputStream {
        private final SocketChannel channel;

        Input(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(bytes, offset, length));
        }
    }

    private static final class Output extends OutputStream {
        private final SocketChannel channel;

        Output(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }
}
