package dev.caretline.locations.caretline;

import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.traceback.SyntaxDetails;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Draws the place that a syntax error speaks of. Its numbers may be anything: what does not fit is not drawn. */
final class SyntaxDrawing {
    private static final String MARGIN = "    ";

    private final SyntaxDetails details;
    private final Places places;
    private final Page page;

    SyntaxDrawing(SyntaxDetails details, Places places, Page page) {
        this.details = details;
        this.places = places;
        this.page = page;
    }

    void draw() {
        long offset = details.offset().orElse(-1);
        String column = offset > 0 ? ":" + offset : "";
        page.line(Role.PLACE, "  " + places.name(details.filename()) + ":" + details.line() + column);
        details.text()
                .map(SyntaxDrawing::firstLine)
                .filter(text -> !text.isBlank())
                .ifPresent(this::drawText);
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private void drawText(String text) {
        int length = text.codePointCount(0, text.length());
        long start = details.offset().orElse(-1) - 1;
        String gutter =
                MARGIN + Math.max(0, details.line()) + " " + page.glyphs().bar() + " ";
        if (start < 0 || start > length) {
            DisplayLine line = DisplayLine.of(text.strip(), 0, false, false, page.glyphs());
            page.put(Role.GUTTER, gutter)
                    .line(
                            Role.SOURCE,
                            line.slice(
                                    0,
                                    page.columns() - gutter.length(),
                                    page.glyphs().ellipsis()));
            return;
        }
        boolean several = details.endLine().orElse(0) > details.line();
        long end = several ? length : Math.min(details.endOffset().orElse(-1) - 1, length + 1L);
        int from = bytes(text, (int) start);
        int to = Math.max(from, bytes(text, (int) Math.max(start, Math.min(end, length))));
        SourceRange range = SourceRange.ofNumbers(1, from, 1, to);
        new Excerpt(SourceText.of(text + "\n", ""), range, List.of())
                .numberedFrom((int) Math.min(Math.max(1, details.line()), 9_999_999))
                .alwaysMarked()
                .draw(page, MARGIN, List.of());
    }

    private static int bytes(String text, int codePoints) {
        return text.substring(0, text.offsetByCodePoints(0, codePoints)).getBytes(StandardCharsets.UTF_8).length;
    }
}
