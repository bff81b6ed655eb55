package dev.caretline.tests.diagnosis;

import com.google.gson.JsonObject;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;
import dev.caretline.tests.oracle.ErrorText;
import dev.caretline.tests.oracle.OracleServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        String expected = answer.get("ok").getAsBoolean() ? "accepted" : ErrorText.of(answer.getAsJsonObject("error"));
        refused += answer.get("ok").getAsBoolean() ? 0 : 1;
        String actual = ours(source, mode).map(ErrorText::of).orElse("accepted");
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
}
