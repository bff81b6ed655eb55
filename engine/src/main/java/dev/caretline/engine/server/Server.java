package dev.caretline.engine.server;

import dev.caretline.engine.sockets.LocalListener;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Accepts connections, each on a thread of its own, until it has been idle for a while or is not wanted any more. */
final class Server {
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long CHECK_MILLIS = 500;

    private final LocalListener listener;
    private final Map<Integer, Question> questions;
    private final BooleanSupplier wanted;
    private final AtomicInteger open = new AtomicInteger();
    private volatile long lastUse = System.nanoTime();

    Server(LocalListener listener, Map<Integer, Question> questions, BooleanSupplier wanted) {
        this.listener = listener;
        this.questions = questions;
        this.wanted = wanted;
    }

    /** Accepts, and returns at once; ends when the listener is closed. */
    void start() {
        thread("accept", this::accept);
    }

    void serve() throws IOException, InterruptedException {
        Thread acceptor = thread("accept", this::accept);
        while (acceptor.isAlive() && wanted.getAsBoolean() && !isIdle()) {
            acceptor.join(CHECK_MILLIS);
        }
    }

    private boolean isIdle() {
        return open.get() == 0 && System.nanoTime() - lastUse > IDLE_NANOS;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel channel = listener.accept();
                open.incrementAndGet();
                thread("connection", () -> converse(channel));
            }
        } catch (AsynchronousCloseException e) {
            // The server is about to end.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void converse(SocketChannel channel) {
        try (channel) {
            if (listener.admits(channel)) {
                new Conversation(channel, questions).run();
            }
        } catch (IOException e) {
            // The program has gone, or had enough of waiting.
        } finally {
            lastUse = System.nanoTime();
            open.decrementAndGet();
        }
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 16L << 20);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
