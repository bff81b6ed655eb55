package dev.caretline.tests.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.grammar.source.Nfkc;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.tests.oracle.EmbeddedCPython;
import dev.caretline.tests.oracle.OracleServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables that are generated from CPython are still what it says. */
class GeneratedTablesTest {
    /** Marks of all classes, among them those of Unicode 14, and what they stand on. */
    private static final String MARKS_AND_BASES =
            "\u0898\u0899\u08CA\u08CF\u0C3C\u1715\u1AC1\u1AC3\u1DFA\u0300\u0301\u0323\u0327\u0345\u0483\u0347\u302A"
                    + "\u17D2\u1BE6\u094D\u093C\u09BC\u05B0\u0330ae\u00E9\u1E69\uFB01\uAC00\u1100\u1161\uA7F2\u2126\u0915";

    @ParameterizedTest
    @CsvSource({"source_codecs.py, codecs.txt", "unicode_tables.py, characters.txt"})
    void table_isWhatItsScriptWrites(String script, String table) throws IOException, InterruptedException {
        Path path = Path.of(System.getProperty("caretline.root"), "grammar/src/main/python", script);
        Process process = EmbeddedCPython.get()
                .process(List.of(path.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String written = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(written.replace("\r\n", "\n")).isEqualTo(resource(table));
    }

    private static String resource(String name) throws IOException {
        try (InputStream table = SourceText.class.getResourceAsStream(name)) {
            return new String(table.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void normalForm_isCPythons_forAnyOrderOfMarks() {
        Random random = new Random(1);
        StringBuilder texts = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            texts.append(MARKS_AND_BASES.charAt(random.nextInt(MARKS_AND_BASES.length())));
            texts.append(random.nextInt(6) == 0 ? "\n" : "");
        }
        try (OracleServer oracle = new OracleServer(EmbeddedCPython.get())) {
            String theirs = oracle.run(
                            "import unicodedata\nanswer = unicodedata.normalize('NFKC', '''" + texts + "''')")
                    .get("answer")
                    .getAsString();
            assertThat(Nfkc.normalize(texts.toString())).isEqualTo(theirs);
        }
    }
}
