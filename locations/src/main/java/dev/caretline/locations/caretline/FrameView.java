package dev.caretline.locations.caretline;

import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.explain.Explainer;
import dev.caretline.locations.explain.Part;
import dev.caretline.locations.explain.Parts;
import dev.caretline.locations.explain.SourceTrees;
import dev.caretline.locations.render.Cells;
import dev.caretline.locations.traceback.DescribedValue;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.HowKnown;
import dev.caretline.locations.traceback.RenderOptions;
import dev.caretline.locations.traceback.Source;
import dev.caretline.locations.traceback.Sources;
import dev.caretline.locations.traceback.Stack;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The frames of the exception that was not caught, one by one, for somebody who walks through them. */
public final class FrameView {
    private static final int DEFAULT_COLUMNS = 80;
    private static final int LEAST_VALUE = 20;
    private static final int CONTEXT = 5;

    /** How many frames at each end of a long list are shown. */
    private static final int LISTED = 20;

    private final Failure failure;
    private final boolean failed;
    private final RenderOptions options;
    private final Sources sources;
    private final Places places;
    private final List<Frame> frames;

    /** @param failed whether the innermost frame failed; a program that was stopped has not */
    public FrameView(Failure failure, boolean failed, RenderOptions options) {
        this.failure = failure;
        this.failed = failed;
        this.options = options;
        this.sources = Sources.of(failure);
        this.places = new Places(failure);
        this.frames = failure.rootException().stack().map(Stack::frames).orElse(List.of());
    }

    /** From the outermost in. */
    public List<Frame> frames() {
        return frames;
    }

    private Page page() {
        return new Page(Palette.of(options), options.ascii() ? Glyphs.ASCII : Glyphs.UNICODE, columns());
    }

    private int columns() {
        return options.columns() > 0 ? options.columns() : DEFAULT_COLUMNS;
    }

    /**
     * One line for each: its number, its place, and what it was doing.
     *
     * @param current the index of the one that is marked
     */
    public String list(int current) {
        Page page = page();
        FrameDrawing drawing = new FrameDrawing(sources, places, page);
        int digits = Integer.toString(frames.size() - 1).length();
        int width = frames.stream()
                .mapToInt(frame -> Cells.of(where(drawing, frame)))
                .max()
                .orElse(0);
        int places = Math.min(width, columns() / 2);
        int left = 0;
        for (int i = 0; i < frames.size(); i++) {
            if (isListed(i, current)) {
                drawLine(i, i == current, digits, places, drawing, page);
                left = 0;
            } else if (!isListed(i + 1, current)) {
                left++;
            } else {
                page.line(Role.QUIET, "  " + page.glyphs().ellipsis() + " " + (left + 1) + " more");
            }
        }
        return page.toString();
    }

    /** Those at both ends, and around the current one. */
    private boolean isListed(int index, int current) {
        return index < LISTED
                || index >= frames.size() - LISTED
                || Math.abs(index - current) <= 2
                || frames.size() <= 2 * LISTED + 1;
    }

    private void drawLine(int index, boolean current, int digits, int places, FrameDrawing drawing, Page page) {
        Frame frame = frames.get(index);
        String number = Integer.toString(index);
        String where = where(drawing, frame);
        page.put(Role.BECAUSE, current ? "> " : "  ");
        page.put(Role.QUIET, " ".repeat(digits - number.length()) + number + " ");
        page.put(isLibrary(frame) ? Role.QUIET : Role.PLACE, where);
        int left = columns() - digits - 5 - Math.max(places, Cells.of(where));
        if (left >= LEAST_VALUE / 2) {
            page.put(Role.PLAIN, " ".repeat(Math.max(0, places - Cells.of(where)) + 2));
            page.put(Role.SOURCE, oneLine(doing(frame), left, page));
        }
        page.end();
    }

    private boolean isLibrary(Frame frame) {
        return places.isLibrary(frame.code().filename());
    }

    private String where(FrameDrawing drawing, Frame frame) {
        String repeated = frame.repeated() > 1 ? " (" + frame.repeated() + " times)" : "";
        String file = frame.code().filename();
        String place = isLibrary(frame)
                ? places.shortName(file) + ":" + frame.line()
                : drawing.place(frame, sources.any(file));
        return place + " in " + frame.code().qualname() + repeated;
    }

    private String doing(Frame frame) {
        Optional<Source> source = sources.any(frame.code().filename());
        Optional<SourceText> text = source.flatMap(Source::text);
        if (text.isPresent()
                && frame.range().filter(range -> isIn(range, text.get())).isPresent()) {
            return text.get().slice(frame.range().get());
        }
        return source.flatMap(found -> found.line(frame.line()))
                .map(String::strip)
                .orElse("");
    }

    private static boolean isIn(SourceRange range, SourceText text) {
        return range.lineNumber() >= 1 && range.endLineNumber() <= text.lineCount();
    }

    private static String oneLine(String text, int width, Page page) {
        DisplayLine line = DisplayLine.of(text.replaceAll("\\s*\\R\\s*", " "), 0, false, false, page.glyphs());
        return line.slice(0, Math.max(1, width), page.glyphs().ellipsis());
    }

    /** Where a frame is, and what it was doing there. */
    public String place(int index) {
        Page page = page();
        new FrameDrawing(sources, places, page).drawMarked(frames.get(index), isLibrary(frames.get(index)));
        return page.toString();
    }

    /** The lines around what a frame was doing, with that marked. */
    public String source(int index) {
        Page page = page();
        new FrameDrawing(sources, places, page).drawAround(frames.get(index), isLibrary(frames.get(index)), CONTEXT);
        return page.toString();
    }

    /** What a frame was doing, what each part of that was worth and how it is known; why it failed. */
    public String why(int index) {
        Page page = page();
        Frame frame = frames.get(index);
        FrameDrawing drawing = new FrameDrawing(sources, places, page);
        drawing.drawMarked(frame, isLibrary(frame));
        drawParts(Parts.of(failure, frame, SourceTrees.of(sources)), frame, index == frames.size() - 1, page);
        if (failed && index == frames.size() - 1) {
            new ExceptionDrawing(
                            failure,
                            Explainer.explain(failure, SourceTrees.of(sources)),
                            drawing,
                            places,
                            options,
                            page)
                    .drawReason(failure.rootException());
        }
        return page.toString();
    }

    private void drawParts(List<Part> parts, Frame frame, boolean innermost, Page page) {
        Optional<SourceText> text = sources.any(frame.code().filename()).flatMap(Source::text);
        if (text.isEmpty() || parts.isEmpty()) {
            return;
        }
        int most = columns() / 3;
        int width = parts.stream()
                .mapToInt(part -> Cells.of(expression(part, text.get(), most, page)))
                .max()
                .orElse(0);
        for (Part part : parts) {
            String expression = expression(part, text.get(), most, page);
            page.put(Role.PLAIN, "  " + expression + " ".repeat(width - Cells.of(expression) + 2));
            drawValue(part, part.depth() > 0 ? "not kept" : said(frame, innermost), columns() - width - 4, page);
        }
    }

    private static String expression(Part part, SourceText text, int most, Page page) {
        String indent = "  ".repeat(Math.min(part.depth(), 8));
        return indent + oneLine(text.slice(part.range()), most - indent.length(), page);
    }

    private void drawValue(Part part, String otherwise, int width, Page page) {
        if (part.value().isEmpty()) {
            page.line(Role.QUIET, otherwise);
            return;
        }
        DescribedValue value = part.value().get();
        String how = "  (" + word(part.how()) + ")";
        page.put(Role.VALUE, oneLine(value.repr(), Math.max(LEAST_VALUE, width - how.length()), page))
                .line(Role.QUIET, how);
    }

    /** What became of the operation itself. */
    private String said(Frame frame, boolean innermost) {
        if (!innermost || !failed) {
            return failed ? "did not return" : "has not returned";
        }
        boolean asserted = failure.rootException().type().isExactly("AssertionError")
                && Parts.isAsserted(frame, SourceTrees.of(sources));
        return asserted
                ? "did not hold"
                : "raised " + failure.rootException().type().displayName();
    }

    private static String word(HowKnown how) {
        return how.name().toLowerCase(Locale.ROOT);
    }
}
