package dev.caretline.engine.session;

import dev.caretline.engine.interpreter.Interpreter;
import dev.caretline.engine.protocol.Frame;
import dev.caretline.engine.protocol.FrameChannel;
import dev.caretline.locations.plain.MalformedPlainException;
import dev.caretline.locations.plain.PlainValue;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One request after the other to a process of Python, each with its answer or what came instead. */
final class Dialogue implements AutoCloseable {
    private static final Duration FOR_EVER = Duration.ofDays(365L * 100);

    /** The answer to a request, and what was written meanwhile. */
    record Answer(Frame frame, PythonRun run) {}

    private final PythonProcess process;
    private final FrameChannel connection;
    private final Duration grace;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Object closing = new Object();
    private volatile int current;
    private volatile CompletableFuture<Frame> reply = new CompletableFuture<>();
    private volatile boolean over;
    private volatile boolean closed;
    private int requests;

    Dialogue(PythonProcess process, FrameChannel connection, Duration grace) {
        this.process = process;
        this.connection = connection;
        this.grace = grace;
        thread("python answers", this::read);
    }

    static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        IOException end = new IOException("the process has ended");
        try {
            for (Optional<Frame> frame = connection.read(); frame.isPresent(); frame = connection.read()) {
                if (frame.get().id() == current) {
                    reply.complete(frame.get());
                }
            }
        } catch (IOException | MalformedPlainException e) {
            end = new IOException(e);
        }
        over = true;
        reply.completeExceptionally(end);
    }

    Interpreter interpreter() {
        return process.interpreter();
    }

    ProcessHandle handle() {
        return process.handle();
    }

    boolean isOpen() {
        return !over && !closed;
    }

    /** Interrupts the request that is being done, if there is one. Does not wait for anything. */
    void interrupt() {
        int request = current;
        if (request != 0 && isOpen()) {
            interrupt(request);
        }
    }

    private void interrupt(int request) {
        try {
            connection.write(new Frame(SessionFrames.INTERRUPT, request, PlainValue.of(Map.of())));
        } catch (IOException e) {
            // It has ended by itself.
        }
    }

    /**
     * Asks, when those who asked before have their answers, and waits.
     *
     * @throws PythonTimeoutException if there is no answer in time
     * @throws PythonCrashException if the process ends
     * @throws SessionException if the session is closed, or this thread is interrupted
     */
    Answer ask(int kind, Map<String, PlainValue> body, Optional<Duration> timeout) {
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SessionException("interrupted while another call ran", e);
        }
        try {
            int request = ++requests;
            long start = System.nanoTime();
            if (!isOpen()) {
                throw ended(request, start);
            }
            reply = new CompletableFuture<>();
            current = request;
            send(new Frame(kind, request, PlainValue.of(body)));
            return await(request, start, timeout);
        } finally {
            current = 0;
            turn.unlock();
        }
    }

    private void send(Frame frame) {
        try {
            connection.write(frame);
        } catch (IOException e) {
            reply.completeExceptionally(e);
        }
        if (over) {
            // The reader ended before it could see this reply.
            reply.completeExceptionally(new IOException("the process has ended"));
        }
    }

    private Answer await(int request, long start, Optional<Duration> timeout) {
        Duration time = timeout.filter(t -> t.compareTo(FOR_EVER) < 0).orElse(FOR_EVER);
        try {
            Frame frame = reply.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(frame, process.run(request, start));
        } catch (ExecutionException e) {
            throw ended(request, start);
        } catch (TimeoutException e) {
            Optional<Answer> late = late(request, start);
            PythonRun run = late.map(Answer::run).orElseGet(() -> process.run(request, start));
            throw new PythonTimeoutException(time, late.isEmpty(), run, causeOf(late));
        } catch (InterruptedException e) {
            Throwable cause = causeOf(late(request, start));
            Thread.currentThread().interrupt();
            throw new SessionException("interrupted while Python ran", cause == null ? e : cause);
        }
    }

    /** Why there is no answer, and none to come. */
    private SessionException ended(int request, long start) {
        over = true;
        if (closed) {
            return new SessionException("the session is closed");
        }
        int status = process.end(grace);
        PythonRun run = process.run(request, start);
        process.close();
        return new PythonCrashException(status, run);
    }

    /** The answer after an interrupt; empty if there is none, and the process had to be killed. */
    private Optional<Answer> late(int request, long start) {
        interrupt(request);
        long end = System.nanoTime() + grace.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    Frame frame = reply.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                    return Optional.of(new Answer(frame, process.run(request, start)));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException | ExecutionException e) {
            over = true;
            process.kill();
            process.end(grace);
            process.close();
            return Optional.empty();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Where the code was when it was interrupted. */
    private static @Nullable Throwable causeOf(Optional<Answer> late) {
        return late.filter(answer -> answer.frame().kind() == SessionFrames.FAILED)
                .map(Answers::failure)
                .orElse(null);
    }

    /** Ends the process: what it runs is interrupted, exit functions run, and if that takes too long it is killed. */
    @Override
    public void close() {
        synchronized (closing) {
            if (closed) {
                return;
            }
            closed = true;
            try {
                connection.close();
            } catch (IOException e) {
                // Then the process has gone.
            }
            process.end(grace);
            process.close();
        }
    }
}
