package dev.caretline.locations.traceback.cpython;

import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.Sources;
import dev.caretline.locations.traceback.Stack;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** The frames of an exception as {@code Python/traceback.c} of CPython 3.11 prints them. */
final class Frames311 {
    private static final int INDENT = 4;
    private static final int CUTOFF = 3;
    private static final long DEFAULT_LIMIT = 1000;

    private final Sources sources;
    private final Appendable out;
    private final String margin;

    Frames311(Sources sources, Appendable out, String margin) {
        this.sources = sources;
        this.out = out;
        this.margin = margin;
    }

    /** How many entries are printed: the innermost ones. */
    static long limit(OptionalLong tracebackLimit) {
        return tracebackLimit.orElse(DEFAULT_LIMIT);
    }

    void print(Stack stack, long limit) throws IOException {
        long depth = stack.frames().stream().mapToLong(Frame::repeated).sum();
        long toSkip = Math.max(0, depth - limit);
        long count = 0;
        for (int i = 0; i < stack.frames().size(); i++) {
            Frame frame = stack.frames().get(i);
            long skipped = Math.min(toSkip, frame.repeated());
            toSkip -= skipped;
            if (skipped == frame.repeated()) {
                continue;
            }
            boolean starts = !frame.continuesLine() || count == 0 || (i == stack.omittedAt() && stack.omitted() > 0);
            if (starts) {
                printRepeated(count);
                count = 0;
            }
            long entries = frame.repeated() - skipped;
            for (long shown = count; shown < Math.min(CUTOFF, count + entries); shown++) {
                print(frame);
            }
            count += entries;
        }
        printRepeated(count);
    }

    private void printRepeated(long count) throws IOException {
        long more = count - CUTOFF;
        if (more > 0) {
            out.append("  [Previous line repeated ").append(Long.toString(more));
            out.append(more > 1 ? " more times]\n" : " more time]\n");
        }
    }

    private void print(Frame frame) throws IOException {
        out.append(margin).append("  File \"").append(frame.code().filename()).append("\", line ");
        out.append(Integer.toString(frame.line())).append(", in ");
        out.append(frame.code().name()).append('\n');
        Optional<String> line = sources.file(frame.code().filename()).flatMap(source -> source.line(frame.line()));
        if (line.isPresent()) {
            Utf8Columns columns = new Utf8Columns(line.get());
            int blanks = leadingBlanks(line.get());
            out.append(margin)
                    .append("    ")
                    .append(line.get(), blanks, line.get().length());
            out.append('\n');
            if (frame.range().isPresent()) {
                printCarets(columns, blanks, frame.range().get());
            }
        }
    }

    private static int leadingBlanks(String line) {
        int blanks = 0;
        while (blanks < line.length() && Marks311.isBlank(line.charAt(blanks))) {
            blanks++;
        }
        return blanks;
    }

    private void printCarets(Utf8Columns line, int blanks, SourceRange range) throws IOException {
        int start = line.toCodePoints(range.columnBytes());
        boolean several = range.endLineNumber() != range.lineNumber();
        int end = several ? endOfLine(line) : line.toCodePoints(range.endColumnBytes());
        Optional<Marks> marks = several ? Optional.empty() : Marks311.of(line.substring(start, end));
        if (marks.isEmpty() && end - start == line.codePoints() - blanks) {
            return;
        }
        out.append(margin);
        for (int column = blanks - INDENT; column < end; column++) {
            int inSegment = column - start;
            out.append(
                    column < start
                            ? ' '
                            : marks.isEmpty()
                                            || (marks.get().start() <= inSegment
                                                    && inSegment < marks.get().end())
                                    ? '^'
                                    : '~');
        }
        out.append('\n');
    }

    /** After the last character that is no blank; CPython looks for it in bytes, by a number of code points. */
    private static int endOfLine(Utf8Columns line) {
        int i = line.codePoints();
        while (--i >= 0 && Marks311.isBlank(line.byteAt(i))) {
            // on to the character before
        }
        return i + 1;
    }
}
