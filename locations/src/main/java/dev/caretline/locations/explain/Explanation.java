package dev.caretline.locations.explain;

import java.util.List;

/**
 * Why an exception was raised, as far as it is known for sure.
 *
 * @param exception the number of the exception in its failure
 * @param frame the index, in the stack of that exception, of the frame that it speaks about
 * @param rule the name of the rule that found it, as docs/because.md lists them
 * @param lines the reason first; at most two more that support it
 * @param mentions parts of the frame's source that it speaks about; never the failing range itself, no two equal
 */
public record Explanation(int exception, int frame, String rule, List<Sentence> lines, List<Mention> mentions) {
    /** How many lines an explanation has at most. */
    public static final int MAX_LINES = 3;

    public Explanation {
        lines = lines.size() > MAX_LINES ? List.copyOf(lines.subList(0, MAX_LINES)) : List.copyOf(lines);
        mentions = List.copyOf(mentions);
    }
}
