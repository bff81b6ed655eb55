package dev.caretline.locations.render;

import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;

/**
 * A range of source in one line of text: what stands before it on its first line, its text there, and what comes after it.
 * Control characters are replaced, so that a source cannot command a terminal.
 */
record Snippet(String before, String text, String after) {
    private static final int LONGEST = 60;
    private static final int LONGEST_BEFORE = 30;
    private static final String CUT = "…";

    /** Empty if the source has no such line. */
    static Snippet of(SourceText source, SourceRange range) {
        int line = range.lineNumber();
        if (line < 1 || line > source.lineCount()) {
            return new Snippet("", "", "");
        }
        int lineStart = source.lineStart(line);
        int lineEnd = source.lineStart(line + 1);
        int start = source.offset(range.line(), range.column());
        boolean several = range.endLineNumber() > line;
        int end = several ? lineEnd : Math.max(start, source.offset(range.line(), range.endColumn()));
        return new Snippet(
                printable(source.slice(lineStart, start)),
                printable(source.slice(start, end).stripTrailing()) + (several ? " " + CUT : ""),
                several ? "" : printable(source.slice(end, lineEnd).stripTrailing()));
    }

    /** The text of the range, cut. */
    String shortText() {
        return cut(text, LONGEST);
    }

    /** Its line without the indentation, the text between two marks, all cut so that the text can be seen. */
    String inLine(String startMark, String endMark) {
        String head = before.stripLeading();
        int excess = head.codePointCount(0, head.length()) - LONGEST_BEFORE;
        if (excess > 0) {
            head = CUT + head.substring(head.offsetByCodePoints(0, excess + 1));
        }
        String marked = shortText();
        int used = head.codePointCount(0, head.length()) + marked.codePointCount(0, marked.length());
        return head + startMark + marked + endMark + cut(after, Math.max(0, LONGEST + LONGEST_BEFORE - used));
    }

    private static String cut(String text, int longest) {
        if (text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        return longest == 0 ? "" : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + CUT;
    }

    private static String printable(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\t' ? ' ' : Character.isISOControl(c) ? 0xfffd : c)
                .forEach(result::appendCodePoint);
        return result.toString();
    }
}
