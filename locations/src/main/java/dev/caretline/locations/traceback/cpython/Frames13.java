package dev.caretline.locations.traceback.cpython;

import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.code.Location;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.Source;
import dev.caretline.locations.traceback.Sources;
import dev.caretline.locations.traceback.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The frames of an exception as {@code traceback.StackSummary} of CPython 3.13 formats them. */
final class Frames13 {
    private static final int CUTOFF = 3;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Sources sources;
    private final Palette palette;
    private final Dialect dialect;

    Frames13(Sources sources, Palette palette, Dialect dialect) {
        this.sources = sources;
        this.palette = palette;
        this.dialect = dialect;
    }

    /** One text per frame, or per line about repeated ones. */
    List<String> format(Stack stack, OptionalLong tracebackLimit) {
        List<String> texts = new ArrayList<>();
        long depth = stack.frames().stream().mapToLong(Frame::repeated).sum();
        long toSkip = Math.max(0, depth - Math.max(0, tracebackLimit.orElse(Long.MAX_VALUE)));
        long count = 0;
        Frame last = null;
        for (Frame frame : stack.frames()) {
            long skipped = Math.min(toSkip, frame.repeated());
            toSkip -= skipped;
            if (skipped == frame.repeated()) {
                continue;
            }
            if (last == null || !isSameLine(last, frame)) {
                addRepeated(texts, count);
                count = 0;
                last = frame;
            }
            long entries = frame.repeated() - skipped;
            if (count < CUTOFF) {
                String text = format(frame);
                for (long shown = count; shown < Math.min(CUTOFF, count + entries); shown++) {
                    texts.add(text);
                }
            }
            count += entries;
        }
        addRepeated(texts, count);
        return texts;
    }

    private static boolean isSameLine(Frame a, Frame b) {
        return line(a) == line(b)
                && a.code().filename().equals(b.code().filename())
                && a.code().name().equals(b.code().name());
    }

    private static void addRepeated(List<String> texts, long count) {
        long more = count - CUTOFF;
        if (more > 0) {
            texts.add("  [Previous line repeated " + more + " more time" + (more > 1 ? "s" : "") + "]\n");
        }
    }

    /** The line of the instruction goes before that of the entry. */
    private static int line(Frame frame) {
        return frame.location().startLine().map(line -> line.number()).orElse(frame.line());
    }

    private static int endLine(Frame frame) {
        return frame.location() instanceof Location.Lines lines
                ? lines.last().number()
                : frame.range().map(SourceRange::endLineNumber).orElse(line(frame));
    }

    private String format(Frame frame) {
        String place = palette.place();
        String reset = palette.reset();
        String head = "  File " + place + '"' + dialect.shownName(frame.code().filename()) + '"' + reset + ", line "
                + place + line(frame) + reset + ", in " + place + frame.code().name() + reset + "\n";
        return head + sourceLines(frame);
    }

    private String sourceLines(Frame frame) {
        Optional<Source> source = sources.ofLinecache(frame.code().filename());
        StringBuilder text = new StringBuilder();
        for (int line = line(frame); line <= endLine(frame); line++) {
            int number = line;
            String read = source.filter(Source::isDecodable)
                    .flatMap(found -> found.line(number))
                    .orElse("");
            if (number == 1 && read.startsWith(BYTE_ORDER_MARK)) {
                read = read.substring(1);
            }
            text.append(CodePoints.of(read).stripTrailing().text()).append('\n');
        }
        String dedented = PythonText.dedent(text.toString());
        if (CodePoints.of(dedented).isBlank()) {
            return "";
        }
        List<CodePoints> original = CodePoints.of(text.toString()).lines();
        if (frame.range().isEmpty()) {
            CodePoints first = original.get(0);
            return "    " + first.slice(first.leadingSpaces(), first.length()).text() + "\n";
        }
        int count = endLine(frame) - line(frame) + 1;
        List<CodePoints> lines = CodePoints.of(dedented).lines();
        return CaretLines13.draw(
                original,
                lines.subList(0, Math.min(count, lines.size())),
                frame.range().get(),
                palette);
    }
}
