package dev.caretline.coverage.analysis;

import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.source.Line;
import dev.caretline.grammar.source.SourceText;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is not to be covered, by patterns that lines are searched for.
 *
 * @param exclude lines whose statement, or whose suite if they start one, is excluded
 * @param partial lines whose conditions need not have both outcomes
 */
public record Exclusion(List<Pattern> exclude, List<Pattern> partial) {
    /** The patterns that hold unless a configuration replaces them: comments, stubs and what only type checkers see. */
    public static final List<String> DEFAULT_EXCLUDE = List.of(
            "#\\s*(pragma|PRAGMA)[:\\s]?\\s*(no|NO)\\s*(cover|COVER)",
            "^\\s*(((async )?def .*?)?\\)(\\s*->.*?)?:\\s*)?\\.\\.\\.\\s*(#|$)",
            "if (typing\\.)?TYPE_CHECKING:");

    /** The patterns of partial lines that hold unless a configuration replaces them. */
    public static final List<String> DEFAULT_PARTIAL =
            List.of("#\\s*(pragma|PRAGMA)[:\\s]?\\s*(no|NO)\\s*(branch|BRANCH)");

    public Exclusion {
        exclude = List.copyOf(exclude);
        partial = List.copyOf(partial);
    }

    public static Exclusion defaults() {
        return of(DEFAULT_EXCLUDE, DEFAULT_PARTIAL);
    }

    /** @throws java.util.regex.PatternSyntaxException if one of the patterns is wrong */
    public static Exclusion of(List<String> exclude, List<String> partial) {
        return new Exclusion(
                exclude.stream().map(Pattern::compile).toList(),
                partial.stream().map(Pattern::compile).toList());
    }

    /** The parts of a source that are excluded. */
    ExcludedRanges in(SourceText source, Mod tree) {
        BitSet lines = matching(source, exclude);
        if (lines.isEmpty()) {
            return ExcludedRanges.NONE;
        }
        return new ExclusionWalk(lines).ranges(tree);
    }

    /** The numbers of lines whose conditions need not have both outcomes. */
    BitSet partialLines(SourceText source) {
        return matching(source, partial);
    }

    private static BitSet matching(SourceText source, List<Pattern> patterns) {
        BitSet lines = new BitSet();
        if (patterns.isEmpty()) {
            return lines;
        }
        for (int line = 1; line <= source.lineCount(); line++) {
            String text = source.lineText(new Line(line));
            for (Pattern pattern : patterns) {
                if (pattern.matcher(text).find()) {
                    lines.set(line);
                }
            }
        }
        return lines;
    }
}
