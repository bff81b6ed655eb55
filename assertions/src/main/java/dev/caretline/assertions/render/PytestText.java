package dev.caretline.assertions.render;

import dev.caretline.assertions.report.AssertionReport;
import dev.caretline.assertions.report.ReportNode;
import dev.caretline.grammar.source.SourceRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A report in the manner of pytest; {@code assertion_text.py} writes the note of an exception the same way. */
final class PytestText {
    /** The end of a line, with a bracket in front of it or behind it. */
    private static final Pattern LINE_BREAK = Pattern.compile("([(\\[{]?)\\s*\\\\?\n\\s*(?=([)\\]}]?))");

    /** A comment, or a string that could be taken for one. */
    private static final Pattern COMMENT = Pattern.compile(
            "(\"{3}.*?\"{3}|'{3}.*?'{3}|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*')|[ \t]*#[^\n]*",
            Pattern.DOTALL);

    private record Piece(SourceRange range, String text) {}

    private final AssertionReport report;
    private final Verbosity verbosity;
    private final StatementLines lines;

    PytestText(AssertionReport report, Verbosity verbosity) {
        this.report = report;
        this.verbosity = verbosity;
        lines = new StatementLines(report);
    }

    String text() {
        List<String> out = new ArrayList<>();
        List<ReportNode> leaves = new ArrayList<>();
        out.add("assert " + condition(report.nodes().get(0), leaves));
        if (report.decisive() != 0 || report.link() >= 0) {
            out.add(" +  decided by " + code(lines.text(report.decisiveRange())));
        }
        Set<String> where = new LinkedHashSet<>();
        leaves.forEach(leaf -> where(leaf, 0, where));
        where.stream().limit(verbosity.valueLines()).forEach(out::add);
        if (where.size() > verbosity.valueLines()) {
            out.add(" +  ... " + (where.size() - verbosity.valueLines()) + " more");
        }
        out.addAll(endings(report, verbosity));
        return String.join("\n", out) + "\n";
    }

    /** What is said below the values, in all styles for people. */
    static List<String> endings(AssertionReport report, Verbosity verbosity) {
        List<String> out = new ArrayList<>();
        for (AssertionReport.Element element : report.elements()) {
            String variables = element.variables().stream()
                    .map(variable -> variable.name() + " = " + verbosity.shorten(flat(variable.repr())))
                    .collect(Collectors.joining(", "));
            out.add(" +  " + report.nodes().get(element.node()).detail() + "() stopped"
                    + element.index().map(index -> " at index " + index).orElse("") + ": " + variables);
        }
        out.addAll(changes(report, verbosity));
        report.explanation().ifPresent(explanation -> {
            int shown = Math.min(explanation.lines().size(), verbosity.explanationLines());
            explanation.lines().subList(0, shown).forEach(line -> out.add("  " + line));
            int more = explanation.lines().size() - shown;
            if (more > 0) {
                out.add("  (cut: " + more + " more lines)");
            }
            explanation.cut().ifPresent(cut -> out.add("  (cut: " + cut + ")"));
        });
        return out;
    }

    private static Set<String> changes(AssertionReport report, Verbosity verbosity) {
        Set<String> out = new LinkedHashSet<>();
        for (ReportNode node : report.nodes()) {
            node.value()
                    .filter(ReportNode.Value::changed)
                    .ifPresent(value -> out.add(" +  " + code(node.text()) + " has changed since it was evaluated: now "
                            + verbosity.shorten(flat(value.repr()))));
        }
        return out;
    }

    /** A condition with values in place of what they are the values of. */
    private String condition(ReportNode node, List<ReportNode> leaves) {
        List<ReportNode> children = report.children(node);
        if (!node.isStructure() || children.isEmpty()) {
            if (node.shown().isEmpty()) {
                return code(node.text());
            }
            leaves.add(node);
            return value(node);
        }
        List<Piece> pieces = new ArrayList<>();
        children.forEach(child -> pieces.add(new Piece(child.range(), condition(child, leaves))));
        return flat(replaced(node.range(), pieces));
    }

    /** What stands for a value within a line: its repr, or the text if that has lines which belong below each other. */
    private String value(ReportNode node) {
        return node.shown()
                .filter(repr -> !isBlock(repr))
                .map(repr -> verbosity.shorten(flat(repr)))
                .orElse(code(node.text()));
    }

    /** Whether a repr is a drawing in several lines, and not one that has only been broken: what brackets hold together. */
    private static boolean isBlock(String repr) {
        return repr.indexOf('\n') >= 0 && ")]}>".indexOf(repr.charAt(repr.length() - 1)) < 0;
    }

    static boolean isBlock(ReportNode node) {
        return node.shown().filter(PytestText::isBlock).isPresent();
    }

    static String block(ReportNode node, int depth, Verbosity verbosity) {
        List<String> rows = List.of(node.shown().orElse("").split("\n", -1));
        StringBuilder text = new StringBuilder();
        String margin = "\n |  " + "  ".repeat(depth + 1);
        rows.stream()
                .limit(verbosity.blockLines())
                .forEach(row -> text.append(margin).append(row));
        if (rows.size() > verbosity.blockLines()) {
            text.append(margin).append("... " + (rows.size() - verbosity.blockLines()) + " more lines");
        }
        return text.toString();
    }

    private void where(ReportNode node, int depth, Set<String> out) {
        List<ReportNode> inner = inner(node);
        boolean isWhole = inner.stream().anyMatch(child -> child.range().equals(node.range()));
        List<Piece> pieces = node.kind().equals("Name") || isWhole
                ? List.of()
                : inner.stream()
                        .map(child -> new Piece(child.range(), value(child)))
                        .toList();
        String text = pieces.isEmpty() ? code(node.text()) : flat(replaced(node.range(), pieces));
        String value = value(node);
        if (isBlock(node)) {
            out.add(" +  " + "  ".repeat(depth) + "where " + text + " is" + block(node, depth, verbosity));
        } else if (!text.equals(value)) {
            out.add(" +  " + "  ".repeat(depth) + "where " + value + " = " + text);
        }
        int below = depth + (isBlock(node) || !text.equals(value) ? 1 : 0);
        inner.stream()
                .filter(child -> !child.kind().equals("Name") || isBlock(child))
                .forEach(child -> where(child, below, out));
    }

    /** The outermost parts that have a value to show; a generator expression has none, but its iterable has. */
    private List<ReportNode> inner(ReportNode node) {
        List<ReportNode> parts = new ArrayList<>();
        for (ReportNode child : report.children(node)) {
            if (child.shown().isPresent()) {
                parts.add(child);
            } else if (!child.kind().equals("Constant")) {
                parts.addAll(inner(child));
            }
        }
        return parts;
    }

    /** The text of a range, with other texts in place of ranges inside of it. */
    private String replaced(SourceRange range, List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        int line = range.lineNumber();
        int column = range.columnBytes();
        // The condition of a conditional expression is evaluated first and stands in the middle.
        for (Piece piece :
                pieces.stream().sorted(Comparator.comparing(Piece::range)).toList()) {
            SourceRange place = piece.range();
            text.append(withoutComments(lines.between(line, column, place.lineNumber(), place.columnBytes())));
            text.append(piece.text());
            line = place.endLineNumber();
            column = place.endColumnBytes();
        }
        return text.append(withoutComments(lines.between(line, column, range.endLineNumber(), range.endColumnBytes())))
                .toString();
    }

    private static String withoutComments(String code) {
        return COMMENT.matcher(code)
                .replaceAll(match -> match.group(1) == null ? "" : Matcher.quoteReplacement(match.group(1)));
    }

    /** Source text as one line. */
    static String code(String text) {
        return flat(withoutComments(text));
    }

    static String flat(String text) {
        return LINE_BREAK
                .matcher(text)
                .replaceAll(match -> match.group(1).isEmpty() && match.group(2).isEmpty() ? " " : match.group(1));
    }
}
