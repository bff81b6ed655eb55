package dev.caretline.tests.oracle;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.caretline.grammar.source.SyntaxProblem;
import java.util.OptionalInt;

/** All that an error says in one text: type, message, positions and the shown line; equal for equal errors. */
public final class ErrorText {
    private ErrorText() {}

    public static String of(SyntaxProblem problem) {
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

    /** Of an {@code error} that {@code codedump.py} wrote. */
    public static String of(JsonObject error) {
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
