package dev.caretline.tests.diagnosis;

import com.google.gson.JsonObject;
import dev.caretline.grammar.lexer.Inequality;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.ParsedSource;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.PythonWarning;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;
import dev.caretline.tests.oracle.ErrorText;
import dev.caretline.tests.oracle.OracleServer;
import dev.caretline.tests.oracle.WarningsText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What our parser and the embedded CPython say about the same sources, field by field. */
final class ErrorComparison {
    private static final int SHOWN = 400;

    /** PEP 263: a comment alone on the first or second line. */
    private static final Pattern COOKIE =
            Pattern.compile("(?:[ \\t\\f]*(?:#[^\\r\\n]*)?\\R)?[ \\t\\f]*#[^\\r\\n]*?coding[:=][ \\t]*([-\\w.]+)");

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
        Answer ours = ours(source, mode);
        String actual = ours.problem().map(ErrorText::of).orElse("accepted");
        if (!actual.equals(expected) && !(isRecoded(source) && said(actual).equals(said(expected)))) {
            differences.add(name + "\n" + shown(source) + "\n  CPython: " + expected + "\n  ours:    " + actual);
        }
        String expectedWarnings = answer.get("warnings").toString();
        String actualWarnings = WarningsText.of(ours.warnings());
        if (!actualWarnings.equals(expectedWarnings)) {
            differences.add(name + "\n" + shown(source) + "\n  CPython warns: " + expectedWarnings
                    + "\n  we do:         " + actualWarnings);
        }
    }

    private record Answer(Optional<SyntaxProblem> problem, List<PythonWarning> warnings) {}

    /**
     * Whether CPython recodes the source before it parses it. The column and the shown line of an error before the last line
     * read depend then on where it allocated its buffers (docs/syntax-errors.md): the same program gets two answers.
     */
    private static boolean isRecoded(byte[] source) {
        Matcher cookie = COOKIE.matcher(new String(source, StandardCharsets.ISO_8859_1));
        return cookie.lookingAt() && !cookie.group(1).toLowerCase(Locale.ROOT).startsWith("utf-8");
    }

    /** Type, message and line of an error: all that is certain of a recoded source. */
    private static String said(String error) {
        int column = error.indexOf(':', error.indexOf(" ["));
        return column < 0 ? error : error.substring(0, column);
    }

    private static String shown(byte[] source) {
        String text = new String(source, StandardCharsets.UTF_8);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    private static Answer ours(byte[] source, String mode) {
        try {
            ParsedSource parsed = Parser.parse(
                    SourceText.decode(source, "<source>"),
                    ParseMode.valueOf(mode.toUpperCase(Locale.ROOT)),
                    PythonVersion.V3_11,
                    Inequality.EXCLAMATION);
            return new Answer(Optional.empty(), parsed.warnings());
        } catch (PythonSyntaxException e) {
            return new Answer(Optional.of(e.problem()), e.warnings());
        }
    }
}
