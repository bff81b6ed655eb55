package dev.caretline.repl.child;

import dev.caretline.engine.CaretlineException;
import dev.caretline.engine.protocol.Frame;
import dev.caretline.engine.protocol.FrameChannel;
import dev.caretline.engine.sockets.LocalListener;
import dev.caretline.engine.sockets.LocalSocket;
import dev.caretline.locations.plain.PlainValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * A process of Python and the conversation with it: one request at a time, each with its reply. Frames are read by a thread
 * of their own, so that an interrupt of the thread that asks cannot cut the connection.
 */
public final class Child implements AutoCloseable {
    /** Empty if it has started us, and not we it. */
    private final Optional<Process> process;

    private final BlockingQueue<Optional<Frame>> frames = new LinkedBlockingQueue<>();
    private volatile Optional<FrameChannel> channel = Optional.empty();
    private volatile boolean leaving;
    private Optional<PlainValue> greeting = Optional.empty();
    private boolean failed;
    private int requests;

    private Child(Optional<Process> process) {
        this.process = process;
    }

    /**
     * Starts it; does not wait.
     *
     * @param listener where it calls, twice: for the conversation, then for what it writes while the user types
     * @param output gets what it writes while the user types, on a thread of its own
     */
    static Child start(ProcessBuilder builder, LocalListener listener, Consumer<byte[]> output) throws IOException {
        Child child = new Child(Optional.of(builder.start()));
        thread("python conversation", () -> child.converse(listener, output));
        // Whoever waits for a call from a process that has ended would wait for ever.
        thread("python end", () -> {
            child.exitStatus();
            close(listener);
        });
        return child;
    }

    /**
     * A process that runs already, and waits to be called.
     *
     * @param socket where it listens, for the same two connections
     * @param output as for one that is started
     */
    public static Child attach(Path socket, Consumer<byte[]> output) {
        Child child = new Child(Optional.empty());
        try {
            SocketChannel control = LocalSocket.connect(socket);
            SocketChannel written = LocalSocket.connect(socket);
            thread("python conversation", () -> child.converse(control, written, output));
        } catch (IOException e) {
            throw new CaretlineException("there is no program at " + socket + ": " + e.getMessage());
        }
        return child;
    }

    private void converse(LocalListener listener, Consumer<byte[]> output) {
        try (SocketChannel control = listener.acceptAdmitted();
                SocketChannel written = listener.acceptAdmitted()) {
            listener.close();
            converse(control, written, output);
        } catch (IOException e) {
            frames.add(Optional.empty());
        }
    }

    private void converse(SocketChannel connection, SocketChannel written, Consumer<byte[]> output) {
        try (FrameChannel control = new FrameChannel(connection)) {
            channel = Optional.of(control);
            thread("python output", () -> pump(written, output));
            for (Optional<Frame> frame = control.read(); frame.isPresent(); frame = control.read()) {
                frames.add(frame);
            }
        } catch (IOException | RuntimeException e) {
            // The process has gone, or no longer speaks as it should: both are its end.
        }
        frames.add(Optional.empty());
    }

    private static void pump(SocketChannel written, Consumer<byte[]> output) {
        byte[] bytes = new byte[1 << 13];
        try (InputStream in = FrameChannel.input(written)) {
            for (int count = in.read(bytes, 0, bytes.length); count > 0; count = in.read(bytes, 0, bytes.length)) {
                output.accept(java.util.Arrays.copyOf(bytes, count));
            }
        } catch (IOException e) {
            // Its end.
        }
    }

    /** Waits until it is ready; false if it has ended before it was. */
    public boolean isReady() {
        if (greeting.isEmpty() && !failed) {
            Optional<Frame> frame = next();
            if (frame.isPresent() && frame.get().kind() == FrameKinds.READY) {
                greeting = Optional.of(frame.get().body());
            } else {
                failed = true;
                kill();
            }
        }
        return !failed;
    }

    /**
     * What it says when it is ready, which is waited for.
     *
     * @throws CaretlineException if it has ended before it was
     */
    public PlainValue greeting() {
        if (!isReady()) {
            throw notStarted(exitStatus());
        }
        return greeting.orElseThrow();
    }

    /** What is said of a Python that ended, with a status, before it was ready. */
    public static CaretlineException notStarted(int status) {
        return new CaretlineException("Python did not start: it ended with status " + status);
    }

    /** Sends a request and waits for what comes of it. */
    public Reply ask(int kind, Map<String, PlainValue> body) {
        if (!isReady()) {
            return new Reply.Gone(new Ending(process.isEmpty(), exitStatus()));
        }
        boolean interrupted = Thread.interrupted();
        try {
            channel.orElseThrow().write(new Frame(kind, ++requests, PlainValue.of(body)));
        } catch (IOException e) {
            // Read as its end below.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return reply();
    }

    /** What one that runs already says first: where it has stopped. */
    public Reply first() {
        greeting();
        return reply();
    }

    private Reply reply() {
        while (true) {
            Optional<Frame> frame = next();
            if (frame.isEmpty()) {
                frames.add(frame);
                return new Reply.Gone(new Ending(leaving || process.isEmpty(), exitStatus()));
            }
            switch (frame.get().kind()) {
                case FrameKinds.DONE -> {
                    return new Reply.Done(frame.get().body());
                }
                case FrameKinds.STOPPED -> {
                    return new Reply.Stopped(frame.get().body());
                }
                case FrameKinds.LEAVING -> leaving = true;
                default -> {}
            }
        }
    }

    /** The next frame; empty at the end. Not to be interrupted. */
    private Optional<Frame> next() {
        boolean interrupted = false;
        while (true) {
            try {
                Optional<Frame> frame = frames.take();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return frame;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    private int exitStatus() {
        while (process.isPresent()) {
            try {
                return process.get().waitFor();
            } catch (InterruptedException e) {
                // It ends without us, and its terminal's interrupts reach it by themselves.
            }
        }
        return 0;
    }

    /** Ends it at once. */
    public void kill() {
        process.ifPresent(Process::destroyForcibly);
    }

    @Override
    public void close() {
        try {
            if (channel.isPresent()) {
                channel.get().close();
            }
        } catch (IOException e) {
            // Closed already.
        }
        process.ifPresent(Process::destroy);
    }

    private static void close(LocalListener listener) {
        try {
            listener.close();
        } catch (IOException e) {
            // Closed already.
        }
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
