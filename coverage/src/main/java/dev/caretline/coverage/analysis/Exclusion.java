package dev.caretline.coverage.analysis;

import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.source.Line;
import dev.caretline.grammar.source.SourceText;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is not to be covered, by patterns that its text is searched for.
 *
 * @param exclude lines whose statement, or whose suite if they start one, is excluded
 * @param partial lines whose conditions need not have both outcomes
 */
public record Exclusion(List<Pattern> exclude, List<Pattern> partial) {
    /** The patterns that hold unless a configuration replaces them: comments, stubs and what only type checkers see. */
    public static final List<String> DEFAULT_EXCLUDE = List.of(
            "#\\s*(pragma|PRAGMA)[:\\s]?\\s*(no|NO)\\s*(cover|COVER)",
            "^\\s*(((async )?def .*?)?[\\])]+(\\s*->.*?)?:\\s*)?\\.\\.\\.\\s*(#|$)",
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
                exclude.stream().map(Exclusion::compile).toList(),
                partial.stream().map(Exclusion::compile).toList());
    }

    /** Patterns are Python's, whose named groups look different. */
    private static Pattern compile(String pattern) {
        String java = pattern.replace("(?P<", "(?<").replaceAll("\\(\\?P=(\\w+)\\)", "\\\\k<$1>");
        return Pattern.compile(java, Pattern.MULTILINE | Pattern.UNIX_LINES);
    }

    /** The parts of a source that are excluded. */
    ExcludedRanges in(SourceText source, Mod tree) {
        BitSet lines = matching(source, exclude);
        if (lines.isEmpty()) {
            return ExcludedRanges.NONE;
        }
        LogicalLines logical = new LogicalLines(source);
        return new ExclusionWalk(logical, logical.firsts(lines)).ranges(tree);
    }

    /** The numbers of lines whose conditions need not have both outcomes: all lines of logical lines. */
    BitSet partialLines(SourceText source) {
        BitSet lines = matching(source, partial);
        return lines.isEmpty() ? lines : new LogicalLines(source).whole(lines);
    }

    /**
     * The lines of all matches, which may span several: patterns see the whole text, as those of coverage.py do. What
     * ends with the end of a line is also of the next one.
     */
    private static BitSet matching(SourceText source, List<Pattern> patterns) {
        BitSet lines = new BitSet();
        if (patterns.isEmpty()) {
            return lines;
        }
        StringBuilder text = new StringBuilder();
        int[] starts = new int[source.lineCount()];
        for (int line = 1; line <= source.lineCount(); line++) {
            starts[line - 1] = text.length();
            text.append(source.lineText(new Line(line)));
        }
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                lines.set(line(starts, matcher.start()), line(starts, matcher.end()) + 1);
            }
        }
        return lines;
    }

    /** The number of the line that an offset is on. */
    private static int line(int[] starts, int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
