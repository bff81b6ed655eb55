package dev.caretline.coverage.model;

import dev.caretline.grammar.ast.MatchCase;
import dev.caretline.grammar.ast.Pattern;
import java.util.List;

/** What the cases of a {@code match} let through. */
public final class MatchCases {
    private MatchCases() {}

    /** Whether there are values that are not for this case. */
    public static boolean mayFail(MatchCase branch) {
        return branch.guard() != null || !isIrrefutable(branch.pattern());
    }

    private static boolean isIrrefutable(Pattern pattern) {
        if (pattern instanceof Pattern.MatchOr alternatives) {
            List<Pattern> patterns = alternatives.patterns();
            return isIrrefutable(patterns.get(patterns.size() - 1));
        }
        return pattern instanceof Pattern.MatchAs capture
                && (capture.pattern() == null || isIrrefutable(capture.pattern()));
    }
}
