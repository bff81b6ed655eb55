package dev.caretline.tests.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import dev.caretline.grammar.lexer.Lexer;
import dev.caretline.grammar.lexer.PythonTokens;
import dev.caretline.grammar.lexer.Tokens;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;
import dev.caretline.tests.oracle.EmbeddedCPython;
import dev.caretline.tests.oracle.OracleServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every token, position and error that CPython's tokenizer raises, for its library and for what is nearly Python. */
class TokenConformanceTest {
    private static final int BATCH = 100;
    private static final int LARGEST_PROGRAM = 6_000;
    private static final int QUICK_STEP = 24;

    /** Lists the tokens of all sources; {@code _tokenize} is CPython's own tokenizer, not the one of the library. */
    private static final String LISTING = """
            import base64, _tokenize

            def listing(source):
                tokens = []
                try:
                    for text, type, line, end_line, column, end_column, _ in _tokenize.TokenizerIter(source):
                        dents = {5: "INDENT", 6: "DEDENT"}
                        tokens.append(dents.get(type) or f"{line}:{column}-{end_line}:{end_column}")
                except SyntaxError as e:
                    tokens.append(f"{e.msg} {e.lineno} {e.offset} {e.end_lineno} {e.end_offset} {e.text}")
                return " ".join(tokens)

            answer = [listing(base64.b64decode(source).decode()) for source in sources.split()]
            """;

    @Test
    void tokens_areCPythons_inAPartOfTheLibrary() {
        List<Path> all = EmbeddedCPython.get().libraryFiles();
        List<byte[]> files = new ArrayList<>();
        for (int i = 0; i < all.size(); i += QUICK_STEP) {
            files.add(read(all.get(i)));
        }
        compare(files);
    }

    @Test
    void tokens_areCPythons_whereverTheTextIsBroken() {
        compare(broken(20261123L, 2_000));
    }

    @Test
    @Tag("full")
    void tokens_areCPythons_inTheWholeLibrary() {
        compare(EmbeddedCPython.get().libraryFiles().stream()
                .map(TokenConformanceTest::read)
                .toList());
    }

    @Test
    @Tag("full")
    void tokens_areCPythons_whereverTheTextIsBroken_full() {
        compare(broken(20261124L, 30_000));
    }

    private static List<byte[]> broken(long seed, int count) {
        List<byte[]> programs = EmbeddedCPython.get().libraryContents(LARGEST_PROGRAM);
        ProgramMutator mutator = new ProgramMutator(seed, programs);
        List<byte[]> broken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            broken.add(mutator.next());
        }
        return broken;
    }

    private static void compare(List<byte[]> files) {
        List<String> texts = new ArrayList<>();
        for (byte[] file : files) {
            text(file).ifPresent(texts::add);
        }
        List<String> differences = new ArrayList<>();
        try (OracleServer oracle = new OracleServer(EmbeddedCPython.get())) {
            for (int i = 0; i < texts.size(); i += BATCH) {
                compare(oracle, texts.subList(i, Math.min(i + BATCH, texts.size())), differences);
            }
        }
        assertThat(differences).isEmpty();
    }

    private static void compare(OracleServer oracle, List<String> texts, List<String> differences) {
        List<String> sources = new ArrayList<>();
        for (String text : texts) {
            sources.add(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        }
        JsonArray theirs = oracle.run("sources = '" + String.join(" ", sources) + "'\n" + LISTING)
                .getAsJsonArray("answer");
        for (int i = 0; i < texts.size(); i++) {
            String ours = listing(texts.get(i));
            if (!ours.equals(theirs.get(i).getAsString())) {
                differences.add("CPython: " + theirs.get(i).getAsString() + "\nours:    " + ours + "\n" + texts.get(i));
            }
        }
    }

    /** The text of a file after decoding, which both sides then read; none if it cannot be decoded or has a BOM left. */
    private static Optional<String> text(byte[] file) {
        try {
            SourceText source = SourceText.decode(file, "test");
            String text = source.slice(0, source.length());
            return text.startsWith("\uFEFF") ? Optional.empty() : Optional.of(text);
        } catch (PythonSyntaxException e) {
            return Optional.empty();
        }
    }

    private static String listing(String text) {
        Tokens tokens = Lexer.lex(SourceText.of(text, "test"), PythonVersion.V3_11);
        List<String> listing = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            switch (tokens.type(i)) {
                case Token.EOF, PythonTokens.ERROR -> {}
                case PythonTokens.INDENT -> listing.add("INDENT");
                case PythonTokens.DEDENT -> listing.add("DEDENT");
                default -> listing.add(tokens.range(i, i).toString());
            }
        }
        if (tokens.isProblemRaised()) {
            tokens.problem().map(TokenConformanceTest::shown).ifPresent(listing::add);
        }
        return String.join(" ", listing);
    }

    private static String shown(SyntaxProblem problem) {
        return String.join(
                " ",
                problem.message(),
                Integer.toString(problem.line().orElseThrow()),
                Integer.toString(problem.offset().orElseThrow()),
                Integer.toString(problem.endLine().orElseThrow()),
                Integer.toString(problem.endOffset().orElseThrow()),
                problem.text().orElseThrow());
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
