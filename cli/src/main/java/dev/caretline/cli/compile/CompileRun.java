package dev.caretline.cli.compile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Many sources on several threads; the outcomes come in the order of the sources, whichever thread was first. */
public final class CompileRun {
    /** Enough for any source but the deepest, for which parser and compiler see to a larger one themselves. */
    private static final long STACK_BYTES = 16L << 20;

    /** How many outcomes may wait for a slow one before them, per thread: they hold memory. */
    private static final int AHEAD = 32;

    private final PycJob job;
    private final int threads;

    public CompileRun(PycJob job, int threads) {
        this.job = job;
        this.threads = threads;
    }

    /** Hands every outcome to the consumer, on the calling thread. */
    public void compile(List<SourceFile> sources, Consumer<Outcome> consumer) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, CompileRun::thread);
        Deque<Future<Outcome>> waiting = new ArrayDeque<>();
        try {
            for (SourceFile source : sources) {
                waiting.add(pool.submit(() -> job.run(source)));
                if (waiting.size() >= AHEAD * threads) {
                    consumer.accept(outcome(waiting.remove()));
                }
            }
            while (!waiting.isEmpty()) {
                consumer.accept(outcome(waiting.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "compile", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    private static Outcome outcome(Future<Outcome> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
