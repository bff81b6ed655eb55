package dev.caretline.engine.session;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a session, on a thread of their own and in the order in which they are made. What {@link PythonSession} throws
 * completes the future exceptionally. To cancel a future interrupts Python, if its call is running (and kills it, if it does
 * not react in the session's grace); a call that has not begun is then never made.
 */
public final class AsyncPythonSession {
    private static final long IDLE_SECONDS = 1;

    private final PythonSession session;
    private final ThreadPoolExecutor thread;

    AsyncPythonSession(PythonSession session) {
        this.session = session;
        thread = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread created = new Thread(work, "python session");
            created.setDaemon(true);
            return created;
        });
        // Nobody has to shut it down.
        thread.allowCoreThreadTimeOut(true);
    }

    /** As {@link PythonSession#execute}. */
    public CompletableFuture<PythonRun> execute(String code) {
        return call(() -> session.execute(code));
    }

    /** As {@link PythonSession#evaluate}. */
    public CompletableFuture<PythonValue> evaluate(String expression) {
        return call(() -> session.evaluate(expression));
    }

    /** As {@link PythonSession#runFile}. */
    public CompletableFuture<PythonRun> runFile(Path file, String... arguments) {
        return call(() -> session.runFile(file, arguments));
    }

    /** As {@link PythonSession#runModule}. */
    public CompletableFuture<PythonRun> runModule(String module, String... arguments) {
        return call(() -> session.runModule(module, arguments));
    }

    private <T> CompletableFuture<T> call(Supplier<T> work) {
        Call<T> call = new Call<>(work);
        thread.execute(call);
        return call;
    }

    /** A call; while it runs, and only then, it can interrupt the thread that makes it: the session passes that on. */
    private static final class Call<T> extends CompletableFuture<T> implements Runnable {
        private final Supplier<T> work;
        private @Nullable Thread running;

        Call(Supplier<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            if (!begins()) {
                return;
            }
            try {
                T result = work.get();
                ends();
                complete(result);
            } catch (RuntimeException | Error e) {
                ends();
                completeExceptionally(e);
            }
        }

        private synchronized boolean begins() {
            running = isDone() ? null : Thread.currentThread();
            return running != null;
        }

        /** From here on no interrupt is meant for this call. */
        private synchronized void ends() {
            running = null;
            Thread.interrupted();
        }

        @Override
        public synchronized boolean cancel(boolean mayInterrupt) {
            boolean isCancelled = super.cancel(mayInterrupt);
            if (isCancelled && running != null) {
                running.interrupt();
            }
            return isCancelled;
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new CompletableFuture<>();
        }
    }
}
