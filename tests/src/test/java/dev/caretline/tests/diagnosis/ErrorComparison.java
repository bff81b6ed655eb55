package dev.caretline.tests.diagnosis;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;
import dev.caretline.tests.oracle.OracleServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What our parser and the embedded CPython say about the same sources, field by field. */
final class ErrorComparison {
    private static final int SHOWN = 400;

    private final OracleServer oracle;
    private final List<String> differences = new ArrayList<>();
    private int refused;

    ErrorComparison(OracleServer oracle) {
        this.oracle = oracle;
    }

    /** How many sources CPython's parser has refused. */
    int refused() {
        return refused;
    }

    /** One text per source about which the two do not agree. */
    List<String> differences() {
        return differences;
    }

    void compare(String name, byte[] source, String mode) {
        JsonObject answer = oracle.ast(source, mode);
        String expected = answer.get("ok").getAsBoolean() ? "accepted" : said(answer.getAsJsonObject("error"));
        refused += answer.get("ok").getAsBoolean() ? 0 : 1;
        String actual = ours(source, mode).map(ErrorComparison::said).orElse("accepted");
        if (!actual.equals(expected)) {
            differences.add(name + "\n" + shown(source) + "\n  CPython: " + expected + "\n  ours:    " + actual);
        }
    }

    private static String shown(byte[] source) {
        String text = new String(source, StandardCharsets.UTF_8);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    private static Optional<SyntaxProblem> ours(byte[] source, String mode) {
        try {
            Parser.parse(
                    SourceText.decode(source, "<source>"),
                    ParseMode.valueOf(mode.toUpperCase(Locale.ROOT)),
                    PythonVersion.V3_11);
            return Optional.empty();
        } catch (PythonSyntaxException e) {
            return Optional.of(e.problem());
        }
    }

    private static String said(SyntaxProblem problem) {
        return said(
                problem.type().pythonName(),
                problem.message(),
                number(problem.line()),
                number(problem.offset()),
                number(problem.endLine()),
                number(problem.endOffset()),
                problem.text().orElse("None"));
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "None";
    }

    private static String said(JsonObject error) {
        return said(
                error.get("type").getAsString(),
                error.get("msg").getAsString(),
                number(error.get("lineno")),
                number(error.get("offset")),
                number(error.get("end_lineno")),
                number(error.get("end_offset")),
                text(error.get("text")));
    }

    private static String number(JsonElement number) {
        return number == null || number.isJsonNull() ? "None" : number.getAsString();
    }

    /** {@code ["s", text]}, or {@code ["S", code points]} for a text with surrogates. */
    private static String text(JsonElement text) {
        if (text == null || text.isJsonNull()) {
            return "None";
        }
        JsonArray tagged = text.getAsJsonArray();
        return tagged.get(1).isJsonArray()
                ? tagged.get(1).toString()
                : tagged.get(1).getAsString();
    }

    private static String said(
            String type, String message, String line, String offset, String endLine, String endOffset, String text) {
        return type + ": " + message + " [" + line + ":" + offset + "-" + endLine + ":" + endOffset + "] " + text;
    }
}
