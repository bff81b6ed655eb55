package dev.caretline.grammar.diagnosis;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs what is nested too deeply for the stack of the current thread. */
public final class LargeStack {
    private LargeStack() {}

    /**
     * The result of a task that runs on a thread of its own, while the current one waits.
     *
     * @param bytes how much address space the stack may take; memory is used only as far as the task goes
     */
    public static <T> T call(long bytes, Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = new Thread(null, future, "diagnosis", bytes);
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
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
