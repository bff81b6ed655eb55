package dev.caretline.tests.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** Two ways to do one work, measured in turn, so that a change in the machine's speed meets both. */
final class Interleaved {
    private final int warmups;
    private final int rounds;

    Interleaved(int warmups, int rounds) {
        this.warmups = warmups;
        this.rounds = rounds;
    }

    /** Medians in nanoseconds, and the median of the ratios of each round. */
    record Result(long ours, long theirs, double speedUp) {
        String row(String what) {
            return String.format("%-34s %8.1f ms %8.1f ms %7.2f x", what, ours / 1e6, theirs / 1e6, speedUp);
        }
    }

    static String header(String ours, String theirs) {
        return String.format("%-34s %11s %11s %9s", "", ours, theirs, "faster");
    }

    /** Each supplier does the work once and says how many nanoseconds it took. */
    Result compare(LongSupplier ours, LongSupplier theirs) {
        long warmed = theirs.getAsLong();
        for (int i = 0; i < warmups; i++) {
            warmed += ours.getAsLong();
        }
        if (warmed <= 0) {
            throw new IllegalStateException("the clock of this machine does not run");
        }
        long[] our = new long[rounds];
        long[] their = new long[rounds];
        double[] ratio = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            our[i] = ours.getAsLong();
            their[i] = theirs.getAsLong();
            ratio[i] = (double) their[i] / our[i];
        }
        Arrays.sort(our);
        Arrays.sort(their);
        Arrays.sort(ratio);
        return new Result(our[rounds / 2], their[rounds / 2], ratio[rounds / 2]);
    }

    /** Nanoseconds of CPU time that the calling thread needs for the work. */
    static long threadCpu(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return threads.getCurrentThreadCpuTime() - start;
    }
}
