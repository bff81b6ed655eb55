package dev.caretline.locations.traceback.cpython;

import dev.caretline.locations.traceback.RaisedException;
import dev.caretline.locations.traceback.SyntaxDetails;

/** A syntax error as {@code TracebackException._format_syntax_error} of CPython 3.13 formats it. */
final class SyntaxText13 {
    private final Palette palette;

    SyntaxText13(Palette palette) {
        this.palette = palette;
    }

    String format(RaisedException exception, SyntaxDetails syntax) {
        StringBuilder out = new StringBuilder("  File ");
        String file = syntax.filename().isEmpty() ? "<string>" : syntax.filename();
        out.append(palette.place()).append('"').append(file).append('"').append(palette.reset());
        out.append(", line ")
                .append(palette.place())
                .append(syntax.line())
                .append(palette.reset())
                .append('\n');
        syntax.text().ifPresent(text -> appendText(out, syntax, CodePoints.of(text)));
        String message = exception.message().filter(text -> !text.isEmpty()).orElse("<no detail available>");
        out.append(palette.type())
                .append(exception.type().displayName())
                .append(palette.reset())
                .append(": ");
        return out.append(palette.message())
                .append(message)
                .append(palette.reset())
                .append('\n')
                .toString();
    }

    private void appendText(StringBuilder out, SyntaxDetails syntax, CodePoints text) {
        int length = text.length();
        while (length > 0 && text.at(length - 1) == '\n') {
            length--;
        }
        int spaces = 0;
        while (spaces < length && " \n\f".indexOf(text.at(spaces)) >= 0) {
            spaces++;
        }
        CodePoints shown = text.slice(spaces, length);
        long start = clipped(syntax.offset().orElse(0), text, length) - 1 - spaces;
        if (syntax.offset().isEmpty() || start < 0) {
            out.append("    ").append(shown.text()).append('\n');
            return;
        }
        long end = end(syntax, text, length) - 1 - spaces;
        appendMarked(out, shown, (int) start, end);
    }

    private static long clipped(long offset, CodePoints text, int length) {
        return !text.isEmpty() && offset > text.length() ? length + 1L : offset;
    }

    private static long end(SyntaxDetails syntax, CodePoints text, int length) {
        long offset = syntax.offset().orElse(0);
        boolean oneLine = syntax.endLine().isPresent() && syntax.endLine().getAsLong() == syntax.line();
        long end = oneLine ? syntax.endOffset().orElse(offset) : length + 1L;
        end = clipped(end == 0 ? offset : end, text, length);
        long start = clipped(offset, text, length);
        return start >= end || end < 0 ? start + 1 : end;
    }

    private void appendMarked(StringBuilder out, CodePoints shown, int start, long end) {
        int stop = (int) Math.min(end, shown.length());
        out.append("    ").append(shown.slice(0, start).text());
        out.append(palette.primary()).append(shown.slice(start, stop).text()).append(palette.reset());
        out.append(shown.slice(Math.max(start, stop), shown.length()).text())
                .append('\n')
                .append("    ");
        for (int i = 0; i < Math.min(start, shown.length()); i++) {
            int c = shown.at(i);
            out.appendCodePoint(PythonText.isSpace(c) ? c : ' ');
        }
        out.append(palette.primary());
        for (long i = start; i < end; i++) {
            out.append('^');
        }
        out.append(palette.reset()).append('\n');
    }
}
