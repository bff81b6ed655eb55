package dev.caretline.compiler;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs what is nested too deeply for the stack of the current thread. */
final class LargeStack {
    /** What a step of the deepest stage takes, in the interpreter of the JVM too; measured, and doubled. */
    private static final long BYTES_PER_STEP = 4096;

    private static final long BYTES_TO_START = 1 << 20;

    private LargeStack() {}

    /**
     * The result of a task that runs on a thread of its own, while the current one waits.
     *
     * @param steps how deep the task may go; the stack takes address space for that, and memory only as far as it goes
     */
    static <T> T call(int steps, Supplier<T> task) {
        FutureTask<T> future = new FutureTask<>(task::get);
        Thread thread = new Thread(null, future, "compiler", BYTES_TO_START + BYTES_PER_STEP * steps);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    // The task is finite, and the caller has no way to do without its result.
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw rethrown(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException exception) {
            return exception;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }
}
