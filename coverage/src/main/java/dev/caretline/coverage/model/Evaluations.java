package dev.caretline.coverage.model;

import dev.caretline.grammar.source.SourceRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The evaluations of a source in the order in which they end: each expression behind its operands, each statement behind
 * the expressions of its own. It tells what an aborted instruction aborted, and what had been evaluated by then.
 */
public final class Evaluations {
    /**
     * One evaluation.
     *
     * @param index its place in the order
     * @param range the expression or statement
     * @param event the latest event that has happened by the time at which the operands are there
     * @param first the index of the evaluation that starts it: of its first operand, or of itself
     * @param statement the number of the statement that it is part of
     * @param constant whether it is a constant, which cannot fail and is worth no report
     * @param isStatement whether it is a whole statement
     */
    public record Evaluation(
            int index, SourceRange range, int event, int first, int statement, boolean constant, boolean isStatement) {}

    private final List<Evaluation> all = new ArrayList<>();
    private final Map<SourceRange, Evaluation> byRange = new HashMap<>();

    Evaluations() {}

    int next() {
        return all.size();
    }

    void add(Evaluation evaluation) {
        all.add(evaluation);
        byRange.putIfAbsent(evaluation.range, evaluation);
    }

    /** The evaluations in their order. */
    public List<Evaluation> all() {
        return all;
    }

    /**
     * The innermost evaluation at a position of an instruction: of exactly this range, or, since a method call over several
     * lines is said to start at the name of the method, the smallest one that ends there and contains it, or contains it.
     */
    public @Nullable Evaluation at(SourceRange position) {
        Evaluation exact = byRange.get(position);
        return exact != null ? exact : smallestAround(position);
    }

    private @Nullable Evaluation smallestAround(SourceRange position) {
        Evaluation best = null;
        for (Evaluation e : all) {
            if (e.range.contains(position) && (best == null || isBetter(e, best, position))) {
                best = e;
            }
        }
        return best;
    }

    private static boolean isBetter(Evaluation candidate, Evaluation best, SourceRange position) {
        boolean ends = endsWith(candidate.range, position);
        if (ends != endsWith(best.range, position)) {
            return ends;
        }
        return best.range.contains(candidate.range) && !candidate.range.equals(best.range);
    }

    private static boolean endsWith(SourceRange range, SourceRange position) {
        return range.endLineNumber() == position.endLineNumber() && range.endColumnBytes() == position.endColumnBytes();
    }
}
