package dev.caretline.engine.protocol;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * Frames on a channel, read by one thread while others write. The streams of {@link java.nio.channels.Channels} cannot do
 * that on Java 17: a read that waits keeps writes out.
 */
public final class FrameChannel implements AutoCloseable {
    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream out;

    public FrameChannel(SocketChannel channel) {
        this.channel = channel;
        this.in = new BufferedInputStream(input(channel));
        this.out = new ChannelOutput(channel);
    }

    /** What a channel that carries no frames says, read while others write to it. */
    public static InputStream input(SocketChannel channel) {
        return new ChannelInput(channel);
    }

    /** Empty at the end. */
    public Optional<Frame> read() throws IOException {
        return Frame.read(in);
    }

    /** A thread that is interrupted would close the channel by writing: so it is not, for that moment. */
    public synchronized void write(Frame frame) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            frame.write(out);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static final class ChannelInput extends InputStream {
        private final SocketChannel channel;

        ChannelInput(SocketChannel channel) {
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

    private static final class ChannelOutput extends OutputStream {
        private final SocketChannel channel;

        ChannelOutput(SocketChannel channel) {
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
