package dev.caretline.assertions.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.caretline.assertions.report.AssertionReport;
import dev.caretline.assertions.report.ReportNode;
import dev.caretline.grammar.source.SourceRange;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A report as JSON, with the names that it has as data of the program. */
final class ReportJson {
    private ReportJson() {}

    static JsonObject of(AssertionReport report) {
        JsonObject out = new JsonObject();
        out.addProperty("version", 1);
        out.addProperty("file", report.file());
        out.addProperty("function", report.function());
        out.add("range", range(report.range()));
        out.addProperty("source", report.source());
        out.addProperty("decisive", report.decisive());
        out.addProperty("link", report.link());
        out.add("decisive_range", range(report.decisiveRange()));
        out.add("nodes", array(report.nodes(), ReportJson::node));
        out.add("elements", array(report.elements(), ReportJson::element));
        out.add("explanation", optional(report.explanation().map(ReportJson::explanation)));
        out.add("message", optional(report.message().map(JsonPrimitive::new)));
        out.add("note", optional(report.note().map(JsonPrimitive::new)));
        return out;
    }

    private static JsonElement optional(Optional<? extends JsonElement> value) {
        return value.isPresent() ? value.get() : JsonNull.INSTANCE;
    }

    private static <T> JsonArray array(List<T> items, Function<T, JsonElement> item) {
        JsonArray out = new JsonArray();
        items.forEach(each -> out.add(item.apply(each)));
        return out;
    }

    private static JsonArray range(SourceRange range) {
        JsonArray out = new JsonArray();
        out.add(range.lineNumber());
        out.add(range.columnBytes());
        out.add(range.endLineNumber());
        out.add(range.endColumnBytes());
        return out;
    }

    private static JsonObject node(ReportNode node) {
        JsonObject out = new JsonObject();
        out.addProperty("id", node.id());
        out.addProperty("parent", node.parent());
        out.addProperty("kind", node.kind());
        out.addProperty("detail", node.detail());
        out.addProperty("text", node.text());
        out.add("range", range(node.range()));
        out.addProperty("state", node.state().word());
        node.value().ifPresent(value -> {
            out.addProperty("repr", value.repr());
            out.addProperty("type", value.type());
            out.addProperty("truncated", value.truncated());
            value.length().ifPresent(length -> out.addProperty("len", length));
            if (value.changed()) {
                out.addProperty("changed", true);
            }
            if (value.obvious()) {
                out.addProperty("obvious", true);
            }
        });
        return out;
    }

    private static JsonObject element(AssertionReport.Element element) {
        JsonObject out = new JsonObject();
        out.addProperty("node", element.node());
        out.add("index", optional(element.index().map(JsonPrimitive::new)));
        JsonObject variables = new JsonObject();
        element.variables().forEach(variable -> variables.addProperty(variable.name(), variable.repr()));
        out.add("variables", variables);
        return out;
    }

    private static JsonObject explanation(AssertionReport.Explanation explanation) {
        JsonObject out = new JsonObject();
        out.add("lines", array(explanation.lines(), JsonPrimitive::new));
        out.add("cut", optional(explanation.cut().map(JsonPrimitive::new)));
        return out;
    }
}
