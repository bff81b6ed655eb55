package dev.caretline.tests.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.caretline.grammar.lexer.Lexer;
import dev.caretline.grammar.lexer.Tokens;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;
import dev.caretline.tests.oracle.EmbeddedCPython;
import dev.caretline.tests.oracle.OracleServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is wrong with a source before a parser has to look at it: type, message, place and text are CPython's. */
class RefusedSourceConformanceTest {
    /** Files, each character of which is a byte. */
    private static final List<String> FILES = List.of(
            "x\0y",
            "# coding: nope\n",
            "# coding: rot13\n",
            "# coding: hex\n",
            "# coding: ascii\n# \u00FF\n",
            "# coding: utf8\n# \u00FF\n",
            "# coding: utf-16\n",
            "# coding: utf-32\n\n",
            "# coding: cp1252\nx='\u0081'\n",
            "# coding: shift_jis\nx='\u0081'\n",
            "# coding: euc_jp\nx='\u00FF'\n",
            "# coding: gbk\nx='\u00FF'\n",
            "\u00EF\u00BB\u00BF# coding: latin-1\n",
            "\u00EF\u00BB\u00BF# coding: utf8\n",
            "x\u00FF = 1\n",
            "x = 1 + \u00C3\n",
            "\u00E9\u00E9\n");

    /** Texts, which are tried with and without a declaration of their encoding. */
    private static final List<String> TEXTS = List.of(
            "é = \"\n",
            "'abc\\\n",
            "x = '''a\n\nb",
            "x = '''a\nb''' + f'",
            "x = 1 + \\\n  'abc\n",
            "'\\\n\\\n",
            "'''a\n\\",
            "é + 0777",
            "0_7",
            "0b12",
            "0b",
            "0b_",
            "0o8",
            "0o78",
            "0x",
            "0xg",
            "0x1g",
            "1_",
            "1__0",
            "1e+",
            "1e+x",
            "1.ex",
            "1_000x",
            "1jx",
            "1orx",
            "1elsex",
            "0b1x",
            "x\u0001",
            "\u007F",
            "x€y",
            "x\u00A0= 1",
            "é»",
            "é)",
            "(]",
            "(\n]",
            "[\n\n\né)",
            "(".repeat(201),
            "if 1:\n  é\n b\n",
            "if 1:\n\té\n        b\n",
            "if 1:\n        a\n\tb\n",
            "if 1:\n\t\\\nx\n\tz\n",
            "x \\ \n",
            "é \\é",
            "a = \\\n\\é",
            "x = '''\n''' \\z",
            "x = '''\né''' \\",
            "x\\",
            "x = 1\n\\",
            "\\",
            "\\\n",
            "\\\n\\",
            "if 1:\n  \\\n  x\\",
            "é\\",
            "if 1:\n  x\\\n",
            "(\\",
            "(a \\",
            "é(\n",
            "a(b[\nc\n",
            "if 1:\n\n  é(\n",
            "x = [1,\n 'é',\n",
            levels());

    private static String levels() {
        return IntStream.range(0, 101).mapToObj(i -> " ".repeat(i) + "if 1:\n").collect(Collectors.joining());
    }

    @Test
    void problem_isCPythons() {
        List<byte[]> sources = new ArrayList<>();
        FILES.forEach(file -> sources.add(file.getBytes(StandardCharsets.ISO_8859_1)));
        for (String text : TEXTS) {
            sources.add(text.getBytes(StandardCharsets.UTF_8));
            sources.add(("# coding: utf-8\n" + text).getBytes(StandardCharsets.UTF_8));
        }
        List<String> differences = new ArrayList<>();
        try (OracleServer oracle = new OracleServer(EmbeddedCPython.get())) {
            for (byte[] source : sources) {
                String theirs = shown(oracle.ast(source, "exec").getAsJsonObject("error"));
                String ours = shown(problem(source));
                if (!ours.equals(theirs)) {
                    differences.add(
                            new String(source, StandardCharsets.UTF_8) + "\nCPython: " + theirs + "\nours:    " + ours);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    private static SyntaxProblem problem(byte[] source) {
        try {
            Tokens tokens = Lexer.lex(SourceText.decode(source, "<source>"), PythonVersion.V3_11);
            return tokens.problem().orElseThrow(() -> new AssertionError(new String(source, StandardCharsets.UTF_8)));
        } catch (PythonSyntaxException e) {
            return e.problem();
        }
    }

    private static String shown(JsonObject error) {
        List<String> parts = new ArrayList<>();
        for (String name : List.of("type", "msg", "lineno", "offset", "end_lineno", "end_offset", "text")) {
            JsonElement part = error.get(name);
            boolean isText = part != null && part.isJsonArray();
            parts.add(
                    part == null || part.isJsonNull()
                            ? "None"
                            : (isText ? part.getAsJsonArray().get(1) : part).getAsString());
        }
        return String.join(" | ", parts);
    }

    private static String shown(SyntaxProblem problem) {
        return String.join(
                " | ",
                problem.type().pythonName(),
                problem.message(),
                shown(problem.line()),
                shown(problem.offset()),
                shown(problem.endLine()),
                shown(problem.endOffset()),
                problem.text().orElse("None"));
    }

    private static String shown(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "None";
    }
}
