package dev.caretline.coverage.data;

import dev.caretline.grammar.source.SourceRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An instruction that was started and not finished: it raised, or it was running when the data was written.
 *
 * @param position the position of the instruction; null if it has none
 * @param before the position of the instruction in front of it; null if there is none
 * @param rest the positions of the instructions behind it, as far as the straight line of code goes
 * @param running whether it was merely running
 * @param test whether it tested the truth of what the instruction in front of it had come to
 */
public record Abort(
        @Nullable SourceRange position,
        @Nullable SourceRange before,
        List<SourceRange> rest,
        boolean running,
        boolean test) {
    public Abort {
        rest = List.copyOf(rest);
    }
}
