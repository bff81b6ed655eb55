package dev.caretline.assertions.render;

import dev.caretline.assertions.report.AssertionReport;
import dev.caretline.assertions.report.ReportNode;
import dev.caretline.grammar.source.SourceRange;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where the value of an expression is shown: below the operator of an operation, the bracket of a subscript, the name of an
 * attribute or method, and else where the expression starts.
 */
final class Anchors {
    /** A place in the source: a line, 1-based, and a byte column, 0-based. */
    record Anchor(int line, int column) {}

    private final AssertionReport report;
    private final StatementLines lines;

    Anchors(AssertionReport report, StatementLines lines) {
        this.report = report;
        this.lines = lines;
    }

    Anchor of(ReportNode node) {
        SourceRange range = node.range();
        List<ReportNode> children = report.children(node);
        return switch (node.kind()) {
            case "Compare" -> children.size() < 2 ? start(range) : operator(children, link(node));
            case "BinOp" -> children.size() < 2 ? start(range) : operator(children, 0);
            case "Attribute" -> attribute(node);
            case "Subscript", "Call" -> children.isEmpty() ? start(range) : behind(node, children.get(0));
            default -> start(range);
        };
    }

    private int link(ReportNode node) {
        return report.decisive() == node.id() ? Math.max(report.link(), 0) : 0;
    }

    private static Anchor start(SourceRange range) {
        return new Anchor(range.lineNumber(), range.columnBytes());
    }

    /** The first sign between two operands that is no parenthesis, where both are on one line. */
    private Anchor operator(List<ReportNode> operands, int link) {
        SourceRange left = operands.get(link).range();
        SourceRange right = operands.get(link + 1).range();
        for (int line = left.endLineNumber(); line <= right.lineNumber(); line++) {
            int from = line == left.endLineNumber() ? left.endColumnBytes() : 0;
            int to = line == right.lineNumber() ? right.columnBytes() : Integer.MAX_VALUE;
            String between = lines.part(line, from, to);
            for (int i = 0; i < between.length(); i++) {
                if (" \t()\\\r".indexOf(between.charAt(i)) < 0) {
                    return new Anchor(line, from + i);
                }
            }
        }
        return start(left);
    }

    private static Anchor attribute(ReportNode node) {
        String name = node.text().substring(node.text().lastIndexOf('.') + 1).strip();
        int column = node.range().endColumnBytes() - name.getBytes(StandardCharsets.UTF_8).length;
        return new Anchor(node.range().endLineNumber(), Math.max(column, 0));
    }

    /** Behind the receiver of a method or the container of a subscript; a plain call starts with its name. */
    private Anchor behind(ReportNode node, ReportNode first) {
        SourceRange inner = first.range();
        boolean starts = inner.lineNumber() == node.range().lineNumber()
                && inner.columnBytes() == node.range().columnBytes();
        if (!starts || inner.equals(node.range())) {
            return start(node.range());
        }
        int line = inner.endLineNumber();
        String rest = lines.part(line, inner.endColumnBytes(), Integer.MAX_VALUE);
        boolean isName = rest.startsWith(".");
        return rest.isEmpty() ? start(node.range()) : new Anchor(line, inner.endColumnBytes() + (isName ? 1 : 0));
    }
}
