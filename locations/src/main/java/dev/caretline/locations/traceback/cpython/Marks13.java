package dev.caretline.locations.traceback.cpython;

import dev.caretline.grammar.ast.Expr;
import java.util.List;
import java.util.Optional;

/**
 * Which part of a segment gets {@code ^}, by the rules of the {@code traceback} module of CPython 3.13
 * ({@code _extract_caret_anchors_from_line_segment}): the operator of a BinOp, the brackets of a Subscript or Call; over
 * several lines. Lines 0-based in the segment, columns in code points.
 */
record Marks13(int startLine, int start, int endLine, int end) {

    static Optional<Marks13> of(CodePoints segment) {
        Optional<Expr> expression = SegmentParser.expression("(\n" + segment.text() + "\n)");
        if (expression.isEmpty()) {
            return Optional.empty();
        }
        try {
            return new Finder(segment.lines()).marks(expression.get());
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty(); // where the module's own walk ends with an error, which it swallows
        }
    }

    private record Place(int line, int column) {}

    private interface Stop {
        boolean at(int character);
    }

    /** Walks over the characters of the segment. */
    private record Finder(List<CodePoints> lines) {
        /** The segment was parsed with a line before it, and lines of the tree start at 1. */
        private static final int LINES_BEFORE = 2;

        Optional<Marks13> marks(Expr expression) {
            if (expression instanceof Expr.BinOp operation) {
                return Optional.of(operator(operation));
            }
            if (expression instanceof Expr.Subscript subscript) {
                return Optional.of(brackets(subscript.value(), expression, '['));
            }
            if (expression instanceof Expr.Call call) {
                return Optional.of(brackets(call.func(), expression, '('));
            }
            return Optional.empty();
        }

        private Marks13 operator(Expr.BinOp operation) {
            Place start = next(endOf(operation.left()), c -> !PythonText.isSpace(c) && c != ')');
            int end = start.column + 1;
            int rightLine = operation.right().range().lineNumber() - LINES_BEFORE;
            CodePoints line = lines.get(start.line);
            boolean isBeforeRight = rightLine > start.line
                    || end
                            < lines.get(rightLine)
                                    .offsetOfByte(operation.right().range().columnBytes());
            if (end < line.length() && isBeforeRight) {
                int second = line.at(end);
                if (!PythonText.isSpace(second) && second != '\\' && second != '#') {
                    end++;
                }
            }
            return new Marks13(start.line, start.column, start.line, end);
        }

        private Marks13 brackets(Expr before, Expr whole, char bracket) {
            Place start = next(endOf(before), c -> c == bracket);
            Place end = rawEndOf(whole);
            return new Marks13(start.line, start.column, end.line, end.column);
        }

        private Place rawEndOf(Expr expression) {
            int line = expression.range().endLineNumber() - LINES_BEFORE;
            return new Place(
                    line, lines.get(line).offsetOfByte(expression.range().endColumnBytes()));
        }

        private Place endOf(Expr expression) {
            return valid(rawEndOf(expression));
        }

        /** The place, or the first character of the next line that has one. */
        private Place valid(Place place) {
            int line = place.line;
            int column = place.column;
            while (column >= lines.get(line).length()) {
                column = 0;
                line++;
            }
            return new Place(line, column);
        }

        /** The next character that stops, outside of comments. */
        private Place next(Place from, Stop stop) {
            Place place = from;
            while (true) {
                int c = lines.get(place.line).at(place.column);
                if (c == '\\' || c == '#') {
                    place = valid(new Place(place.line + 1, 0));
                } else if (!stop.at(c)) {
                    place = valid(new Place(place.line, place.column + 1));
                } else {
                    return place;
                }
            }
        }
    }
}
