package dev.caretline.locations.traceback.cpython;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.SourceRange;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The source lines of one frame with their carets, as {@code StackSummary.format_frame_summary} of CPython 3.13 draws them:
 * the first and the last line of the range and those around its marks; the lines between are counted.
 */
final class CaretLines13 {
    private final List<CodePoints> lines;
    private final int start;
    private final int end;
    private final Optional<Marks13> marks;
    private final Palette palette;
    private final StringBuilder out = new StringBuilder();

    private CaretLines13(List<CodePoints> lines, int start, int end, Palette palette) {
        this.lines = lines;
        this.start = start;
        this.end = end;
        this.palette = palette;
        marks = Marks13.of(segment());
    }

    /**
     * @param original the lines of the range, each without blanks at its end
     * @param dedented the same with the common indentation taken off
     */
    static String draw(List<CodePoints> original, List<CodePoints> dedented, SourceRange range, Palette palette) {
        CodePoints first = original.get(0);
        CodePoints last = original.get(range.endLineNumber() - range.lineNumber());
        int cut = first.length() - dedented.get(0).length();
        int start = Math.max(0, first.offsetOfByte(range.columnBytes()) - cut);
        int end = Math.max(0, last.offsetOfByte(range.endColumnBytes()) - cut);
        return new CaretLines13(dedented, start, end, palette).draw();
    }

    private CodePoints last() {
        return lines.get(lines.size() - 1);
    }

    private String joined() {
        return lines.stream().map(CodePoints::text).collect(Collectors.joining("\n"));
    }

    private CodePoints segment() {
        CodePoints all = CodePoints.of(joined());
        return all.slice(start, Math.max(0, all.length() - (last().length() - end)));
    }

    private String draw() {
        boolean carets = showsCarets();
        int before = -1;
        for (int line : significantLines()) {
            int distance = line - before;
            if (before >= 0 && distance == 2) {
                drawLine(line - 1, carets);
            } else if (before >= 0 && distance > 2) {
                out.append("...<").append(distance - 1).append(" lines>...\n");
            }
            drawLine(line, carets);
            before = line;
        }
        return PythonText.indent(PythonText.dedent(out.toString()), "    ");
    }

    private List<Integer> significantLines() {
        TreeSet<Integer> significant = new TreeSet<>(List.of(0, lines.size() - 1));
        if (marks.isPresent()) {
            for (int around = -1; around <= 1; around++) {
                significant.add(marks.get().startLine() + around);
                significant.add(marks.get().endLine() + around);
            }
        }
        significant.remove(-1);
        significant.remove(lines.size());
        return List.copyOf(significant);
    }

    private void drawLine(int number, boolean withCarets) {
        CodePoints line = lines.get(number);
        if (!withCarets) {
            out.append(line.text()).append('\n');
            return;
        }
        int spaces = line.leadingSpaces();
        int count = number == lines.size() - 1 ? last().displayWidth(end) : line.displayWidth();
        int firstColumn = lines.get(0).displayWidth(start);
        char[] carets = new char[count];
        for (int column = 0; column < count; column++) {
            boolean isBefore = column < spaces || (number == 0 && column < firstColumn);
            carets[column] = isBefore ? ' ' : marks.isEmpty() || isMarked(number, column) ? '^' : '~';
        }
        if (palette.isColoured()) {
            new ColouredLine(palette).append(line, carets, out);
        } else {
            out.append(line.text()).append('\n').append(carets).append('\n');
        }
    }

    private boolean isMarked(int line, int column) {
        Marks13 found = marks.orElseThrow();
        return (line > found.startLine() || (line == found.startLine() && column >= displayColumn(line, found.start())))
                && (line < found.endLine() || (line == found.endLine() && column < displayColumn(line, found.end())));
    }

    /** From a column of the segment, whose first line starts in the middle of ours. */
    private int displayColumn(int line, int column) {
        return lines.get(line).displayWidth(line == 0 ? column + start : column);
    }

    /** Not under a whole statement, or a whole call that is returned or assigned to a name. */
    private boolean showsCarets() {
        Optional<List<Stmt>> body = SegmentParser.parse(joined());
        if (body.isPresent() && (body.get().isEmpty() || isPlainCall(body.get().get(0)))) {
            return false;
        }
        return marks.isPresent()
                || !lines.get(0).slice(0, start).isBlank()
                || !last().slice(end, last().length()).isBlank();
    }

    private boolean isPlainCall(Stmt statement) {
        Expr value = null;
        if (statement instanceof Stmt.Return result
                && result.value() instanceof Expr.Call call
                && call.func() instanceof Expr.Name) {
            value = call;
        } else if (statement instanceof Stmt.Assign assignment
                && assignment.value() instanceof Expr.Call call
                && assignment.targets().size() == 1
                && assignment.targets().get(0) instanceof Expr.Name) {
            value = call;
        }
        return value != null && value.range().equals(spanned(value.range()));
    }

    /** The range that is shown, as far as it can be the one given; the module compares bytes with characters here. */
    private SourceRange spanned(SourceRange other) {
        return end < start && lines.size() == 1 ? other : SourceRange.ofNumbers(1, start, lines.size(), end);
    }
}
