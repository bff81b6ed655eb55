package dev.caretline.grammar.limits;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs what is nested too deeply for the stack of the current thread. */
public final class LargeStack {
    private LargeStack() {}

    /**
     * The result of a task that runs on a thread of its own, while the current one waits; what the task throws is thrown here.
     *
     * @param name of the thread
     * @param bytes how much address space the stack may take; memory is used only as far as the task goes
     */
    public static <T> T call(String name, long bytes, Supplier<T> task) {
        FutureTask<T> future = new FutureTask<>(task::get);
        Thread thread = new Thread(null, future, name, bytes);
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
