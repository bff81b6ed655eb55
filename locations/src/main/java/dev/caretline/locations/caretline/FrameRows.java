package dev.caretline.locations.caretline;

import dev.caretline.locations.traceback.CodeIdentity;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A stack as rows: frames that are shown, and what stands for those that are not. */
final class FrameRows {
    private static final int LONGEST_CYCLE = 20;

    /** A cycle is folded if it runs at least this often. */
    private static final int FEWEST_TURNS = 3;

    private final Predicate<Frame> isLibrary;
    private final boolean foldLibraries;
    private final List<Row> rows = new ArrayList<>();

    /** The frames of the last row while that is a {@link Folded} one. */
    private List<Frame> folded = List.of();

    private FrameRows(Predicate<Frame> isLibrary, boolean foldLibraries) {
        this.isLibrary = isLibrary;
        this.foldLibraries = foldLibraries;
    }

    sealed interface Row {}

    /** A frame, by its index in the stack. */
    record Shown(Frame frame, int index, boolean library) implements Row {}

    /** Frames of libraries in a row. */
    record Folded(List<Frame> frames) implements Row {}

    /** The rows before, as many as {@code period} frames, ran again. */
    record Again(int period, long times) implements Row {}

    /** Frames of which nothing is known but their number. */
    record Omitted(long runs) implements Row {}

    /** @param foldLibraries whether frames of libraries are folded, unless they are the last one or there are no others */
    static List<Row> of(Stack stack, Predicate<Frame> isLibrary, boolean foldLibraries) {
        boolean fold = foldLibraries && stack.frames().stream().anyMatch(isLibrary.negate());
        FrameRows result = new FrameRows(isLibrary, fold);
        int middle = stack.omitted() > 0 ? stack.omittedAt() : 0;
        result.add(stack.frames(), 0, middle);
        if (stack.omitted() > 0) {
            result.rows.add(new Omitted(stack.omitted()));
        }
        result.add(stack.frames(), middle, stack.frames().size());
        return result.rows;
    }

    private void add(List<Frame> frames, int from, int to) {
        int i = from;
        while (i < to) {
            int period = period(frames, i, to);
            if (period == 0) {
                addFrame(frames.get(i), i, i == frames.size() - 1);
                i++;
                continue;
            }
            int turns = turns(frames, i, to, period);
            for (int k = i; k < i + period; k++) {
                addFrame(frames.get(k), k, k == frames.size() - 1);
            }
            rows.add(new Again(period, turns - 1L));
            folded = List.of();
            i += period * turns;
        }
    }

    private void addFrame(Frame frame, int index, boolean last) {
        boolean library = isLibrary.test(frame);
        if (library && foldLibraries && !last) {
            if (folded.isEmpty()) {
                folded = new ArrayList<>();
                rows.add(new Folded(folded));
            }
            folded.add(frame);
            return;
        }
        folded = List.of();
        rows.add(new Shown(frame, index, library));
        if (frame.repeated() > 1) {
            rows.add(new Again(1, frame.repeated() - 1L));
        }
    }

    private static int period(List<Frame> frames, int start, int end) {
        for (int period = 1; period <= LONGEST_CYCLE && start + period * FEWEST_TURNS <= end; period++) {
            if (turns(frames, start, start + period * FEWEST_TURNS, period) == FEWEST_TURNS) {
                return period;
            }
        }
        return 0;
    }

    private static int turns(List<Frame> frames, int start, int end, int period) {
        int i = start + period;
        while (i < end && isSamePlace(frames.get(i), frames.get(i - period))) {
            i++;
        }
        return (i - start) / period;
    }

    private static boolean isSamePlace(Frame a, Frame b) {
        CodeIdentity code = a.code();
        return a.line() == b.line()
                && a.lasti() == b.lasti()
                && a.repeated() == b.repeated()
                && code.firstLine() == b.code().firstLine()
                && code.name().equals(b.code().name())
                && code.filename().equals(b.code().filename());
    }
}
