package dev.caretline.coverage.lines;

import dev.caretline.coverage.model.Condition;
import dev.caretline.coverage.model.Decision;
import dev.caretline.coverage.model.SourceModel;
import dev.caretline.grammar.source.SourceRange;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which way whole tests went: a test is false if any of its conditions has been what makes it false. */
final class DecisionOutcomes {
    private static final Set<Decision.Kind> OF_STATEMENTS =
            EnumSet.of(Decision.Kind.IF, Decision.Kind.WHILE, Decision.Kind.GUARD);

    private final Map<SourceRange, Integer> decisions = new HashMap<>();
    private final boolean[] wasFalse;

    DecisionOutcomes(SourceModel model, Passed passed) {
        List<Decision> all = model.decisions();
        for (int i = 0; i < all.size(); i++) {
            if (OF_STATEMENTS.contains(all.get(i).kind())) {
                decisions.put(all.get(i).range(), i);
            }
        }
        wasFalse = new boolean[all.size()];
        for (Condition condition : model.conditions()) {
            if (isFalse(condition, true, passed) || isFalse(condition, false, passed)) {
                wasFalse[condition.decision()] = true;
            }
        }
    }

    private static boolean isFalse(Condition condition, boolean truth, Passed passed) {
        return condition.way(truth) == Condition.Way.FALSE && passed.happened(condition.event(truth));
    }

    /** Whether the test of a statement or case has been false. */
    boolean wasFalse(SourceRange test) {
        Integer decision = decisions.get(test);
        return decision != null && wasFalse[decision];
    }
}
