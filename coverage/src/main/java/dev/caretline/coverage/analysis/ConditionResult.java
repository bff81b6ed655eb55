package dev.caretline.coverage.analysis;

import dev.caretline.coverage.model.Condition;

/**
 * What became of a condition.
 *
 * @param condition the condition
 * @param evaluated whether it was evaluated at all
 * @param wasTrue whether it was true at some time
 * @param wasFalse whether it was false at some time
 * @param needsTrue whether it is to be true at some time
 * @param needsFalse whether it is to be false at some time
 * @param excluded whether it is not to be covered at all
 */
public record ConditionResult(
        Condition condition,
        boolean evaluated,
        boolean wasTrue,
        boolean wasFalse,
        boolean needsTrue,
        boolean needsFalse,
        boolean excluded) {
    /** Whether it was evaluated, and one outcome that it needs is missing. */
    public boolean isPartial() {
        return !excluded && evaluated && (misses(true) || misses(false));
    }

    public boolean misses(boolean truth) {
        return truth ? needsTrue && !wasTrue : needsFalse && !wasFalse;
    }

    public int needed() {
        return excluded ? 0 : (needsTrue ? 1 : 0) + (needsFalse ? 1 : 0);
    }

    public int seen() {
        return excluded ? 0 : (needsTrue && wasTrue ? 1 : 0) + (needsFalse && wasFalse ? 1 : 0);
    }
}
