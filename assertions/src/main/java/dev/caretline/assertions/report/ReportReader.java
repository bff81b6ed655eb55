package dev.caretline.assertions.report;

import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.plain.MalformedPlainException;
import dev.caretline.locations.plain.PlainValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code __caretline__} of an AssertionError. */
public final class ReportReader {
    private static final int VERSION = 1;

    private ReportReader() {}

    /** @throws MalformedPlainException if the value is no report of this version */
    public static AssertionReport read(PlainValue report) {
        if (report.get("version").number() != VERSION) {
            throw new MalformedPlainException("an assertion report of another version");
        }
        return new AssertionReport(
                report.get("file").text(),
                report.get("function").text(),
                range(report.get("range")),
                report.get("source").text(),
                report.get("decisive").number(),
                report.get("link").number(),
                range(report.get("decisive_range")),
                report.get("nodes").items().stream().map(ReportReader::node).toList(),
                report.get("elements").items().stream()
                        .map(ReportReader::element)
                        .toList(),
                optional(report.get("explanation")).map(ReportReader::explanation),
                optional(report.get("message")).map(PlainValue::text),
                optional(report.get("note")).map(PlainValue::text));
    }

    private static Optional<PlainValue> optional(PlainValue value) {
        return value.isNone() ? Optional.empty() : Optional.of(value);
    }

    private static SourceRange range(PlainValue value) {
        List<PlainValue> numbers = value.items();
        if (numbers.size() != 4) {
            throw new MalformedPlainException("a range has four numbers");
        }
        return SourceRange.ofNumbers(
                numbers.get(0).number(),
                numbers.get(1).number(),
                numbers.get(2).number(),
                numbers.get(3).number());
    }

    private static ReportNode node(PlainValue node) {
        return new ReportNode(
                node.get("id").number(),
                node.get("parent").number(),
                node.get("kind").text(),
                node.get("detail").text(),
                node.get("text").text(),
                range(node.get("range")),
                state(node.get("state").text()),
                optional(node.get("repr")).map(repr -> value(node, repr.text())));
    }

    private static ReportNode.State state(String word) {
        return Arrays.stream(ReportNode.State.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new MalformedPlainException("no state of a node: " + word));
    }

    private static ReportNode.Value value(PlainValue node, String repr) {
        PlainValue length = node.get("len");
        return new ReportNode.Value(
                repr,
                node.get("type").text(),
                node.get("truncated").truth(),
                length.isNone() ? OptionalInt.empty() : OptionalInt.of(length.number()),
                isSaid(node.get("changed")),
                isSaid(node.get("obvious")));
    }

    private static boolean isSaid(PlainValue value) {
        return !value.isNone() && value.truth();
    }

    private static AssertionReport.Element element(PlainValue element) {
        return new AssertionReport.Element(
                element.get("node").number(),
                optional(element.get("index")).map(PlainValue::number),
                element.get("variables").items().stream()
                        .map(variable -> new AssertionReport.Variable(
                                variable.items().get(0).text(),
                                variable.items().get(1).text()))
                        .toList());
    }

    private static AssertionReport.Explanation explanation(PlainValue explanation) {
        return new AssertionReport.Explanation(
                explanation.get("lines").items().stream().map(PlainValue::text).toList(),
                optional(explanation.get("cut")).map(PlainValue::text));
    }
}
