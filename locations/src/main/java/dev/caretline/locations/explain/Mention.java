package dev.caretline.locations.explain;

import dev.caretline.grammar.source.SourceRange;

/**
 * A part of the source that an explanation speaks about.
 *
 * @param range in the source of the frame
 * @param role what it is there for
 */
public record Mention(SourceRange range, Role role) {
    /** What a part of the source has to do with the failure. */
    public enum Role {
        /** An operand of what failed. */
        OPERAND,
        /** Where a value comes from, or where one should have come from. */
        ORIGIN
    }
}
