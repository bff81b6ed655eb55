package dev.caretline.locations.caretline;

import dev.caretline.grammar.source.Line;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.Source;
import dev.caretline.locations.traceback.Sources;
import dev.caretline.locations.traceback.SyntaxDetails;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Draws the rows of a stack: a heading with the place, the source with marks, and the values that were kept. */
final class FrameDrawing {
    private static final String MARGIN = "    ";
    private static final int FOLDED_NAMES = 4;

    private final Sources sources;
    private final Places places;
    private final Page page;
    private final Map<Source, Definitions> definitions = new HashMap<>();

    FrameDrawing(Sources sources, Places places, Page page) {
        this.sources = sources;
        this.places = places;
        this.page = page;
    }

    /** @param focus the index of the frame that the reader should look at */
    void draw(FrameRows.Row row, int focus) {
        if (row instanceof FrameRows.Shown shown) {
            drawFrame(shown, shown.index() == focus);
        } else if (row instanceof FrameRows.Folded folded) {
            page.line(Role.QUIET, "  " + page.glyphs().ellipsis() + " " + summary(folded.frames()));
        } else if (row instanceof FrameRows.Again again) {
            String what = again.period() == 1 ? "the same frame" : "these " + again.period() + " frames";
            page.line(
                    Role.QUIET,
                    "  " + page.glyphs().again() + " " + what + " " + again.times() + " more time"
                            + (again.times() == 1 ? "" : "s"));
        } else if (row instanceof FrameRows.Omitted omitted) {
            page.line(Role.QUIET, "  " + page.glyphs().ellipsis() + " " + omitted.runs() + " frames left out");
        }
    }

    private String summary(List<Frame> frames) {
        List<String> names = frames.stream()
                .map(frame -> places.shortName(frame.code().filename()))
                .distinct()
                .toList();
        String shown = names.stream().limit(FOLDED_NAMES).collect(Collectors.joining(", "));
        return frames.size()
                + (frames.size() == 1 ? " frame in " : " frames in ")
                + shown
                + (names.size() > FOLDED_NAMES ? ", " + page.glyphs().ellipsis() : "");
    }

    private void drawFrame(FrameRows.Shown shown, boolean focus) {
        Frame frame = shown.frame();
        drawFrame(
                frame,
                shown.library(),
                (text, range, anchors) -> new Excerpt(
                        text, range, anchors, focus ? Math.max(1, frame.code().firstLine()) : 0),
                true);
    }

    /** A frame with so many lines of its scope before and after what it was doing. */
    void drawAround(Frame frame, boolean library, int lines) {
        drawFrame(
                frame,
                library,
                (text, range, anchors) -> Excerpt.around(
                                text, range, anchors, Math.max(1, frame.code().firstLine()), lines)
                        .alwaysMarked(),
                false);
    }

    /** The place that a syntax error speaks of. */
    void drawSyntax(SyntaxDetails details) {
        SyntaxDetails shown = sources.any(details.filename())
                .map(source -> source.inCodePoints(details))
                .orElse(details);
        new SyntaxDrawing(shown, places, page).draw();
    }

    /** A frame with what it was doing alone, which is marked even if it is all of its line. */
    void drawMarked(Frame frame, boolean library) {
        drawFrame(frame, library, (text, range, anchors) -> new Excerpt(text, range, anchors).alwaysMarked(), false);
    }

    /** How much of a source is shown. */
    private interface Selection {
        Excerpt of(SourceText text, SourceRange range, List<SourceRange> anchors);
    }

    private void drawFrame(Frame frame, boolean library, Selection selection, boolean withValues) {
        Optional<Source> source = sources.any(frame.code().filename());
        boolean stale = source.isPresent() && !fits(source.get(), frame);
        heading(frame, library, stale ? Optional.empty() : source);
        if (source.isEmpty()) {
            return;
        }
        if (stale) {
            page.line(Role.QUIET, MARGIN + "the source has changed since it was loaded");
            return;
        }
        Optional<SourceText> text = source.get().text();
        if (text.isPresent() && frame.range().isPresent()) {
            SourceRange range = frame.range().get();
            List<SourceRange> anchors = source.get()
                    .tree()
                    .map(tree -> Anchors.of(tree, text.get(), range))
                    .orElse(List.of());
            selection
                    .of(text.get(), range, anchors)
                    .draw(
                            page,
                            MARGIN,
                            withValues
                                    ? FrameValues.of(
                                            frame, text.get(), source.get().tree())
                                    : List.of());
        } else {
            source.get().line(frame.line()).ifPresent(line -> drawLine(frame.line(), line));
        }
    }

    private void drawLine(int number, String line) {
        DisplayLine shown = DisplayLine.of(line.strip(), 0, false, false, page.glyphs());
        String gutter = MARGIN + number + " " + page.glyphs().bar() + " ";
        int width = page.columns() - gutter.length();
        page.put(Role.GUTTER, gutter)
                .line(Role.SOURCE, shown.slice(0, width, page.glyphs().ellipsis()));
    }

    private void heading(Frame frame, boolean library, Optional<Source> source) {
        page.put(library ? Role.QUIET : Role.PLACE, "  " + place(frame, source));
        page.put(Role.QUIET, " in ")
                .line(
                        library ? Role.QUIET : Role.FUNCTION,
                        printable(frame.code().qualname()));
    }

    /** File, line and, where the source is known, column. */
    String place(Frame frame, Optional<Source> source) {
        return printable(places.name(frame.code().filename()) + ":" + frame.line()
                + column(frame, source).map(column -> ":" + column).orElse(""));
    }

    private String printable(String text) {
        DisplayLine line = DisplayLine.of(text, 0, false, false, page.glyphs());
        return line.slice(0, line.width(), page.glyphs().ellipsis());
    }

    /** As editors count: code points, 1-based. */
    private static Optional<Integer> column(Frame frame, Optional<Source> source) {
        return frame.range()
                .filter(range -> range.lineNumber() == frame.line())
                .flatMap(range -> source.flatMap(Source::text)
                        .filter(text -> range.lineNumber() <= text.lineCount())
                        .map(text -> text.codePointColumn(new Line(range.lineNumber()), range.column())
                                .number()));
    }

    /** Whether the source can be the one that the frame's code was compiled from. */
    private boolean fits(Source source, Frame frame) {
        if (frame.line() > source.lineCount() && frame.line() > 1) {
            return false;
        }
        Optional<SourceText> text = source.text();
        if (text.isPresent()
                && frame.range().isPresent()
                && !isInside(frame.range().get(), text.get())) {
            return false;
        }
        return definitions.computeIfAbsent(source, Definitions::of).have(frame.code());
    }

    private static boolean isInside(SourceRange range, SourceText text) {
        if (range.lineNumber() < 1 || range.endLineNumber() > text.lineCount()) {
            return false;
        }
        int length = text.lineStart(range.endLineNumber() + 1) - text.lineStart(range.endLineNumber());
        return range.endColumnBytes() <= length;
    }
}
