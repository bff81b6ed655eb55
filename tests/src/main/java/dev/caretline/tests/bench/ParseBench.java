package dev.caretline.tests.bench;

import dev.caretline.grammar.lexer.Lexer;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lexer and parser against CPython's {@code compile()}, on its library; and whether parsing time is linear in the text. */
final class ParseBench {
    private static final int WARMUPS = 15;
    private static final int ROUNDS = 9;
    private static final int REPEATS = 100;

    private final EmbeddedCPython python;
    private final PrintStream out;
    private int sink;

    ParseBench(EmbeddedCPython python, PrintStream out) {
        this.python = python;
        this.out = out;
    }

    void run() {
        List<Path> files = python.librarySources();
        List<byte[]> sources = files.stream().map(ParseBench::read).toList();
        out.println("one thread's CPU time for " + files.size() + " library files; CPython: compile()");
        out.println(Interleaved.header("caretline", "CPython"));
        Interleaved interleaved = new Interleaved(WARMUPS, ROUNDS);
        try (CompileRival rival = new CompileRival(python, files)) {
            out.println(interleaved
                    .compare(() -> Interleaved.threadCpu(() -> lex(sources)), () -> rival.pass("compile"))
                    .row("decode + lex"));
            out.println(interleaved
                    .compare(() -> Interleaved.threadCpu(() -> parse(sources)), () -> rival.pass("compile"))
                    .row("decode + lex + parse + AST"));
        }
        linearity();
        if (sink == 42) {
            out.println();
        }
    }

    private void linearity() {
        byte[] once = read(python.library().resolve("functools.py"));
        byte[] often = new byte[once.length * REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            System.arraycopy(once, 0, often, i * once.length, once.length);
        }
        List<byte[]> many = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
            many.add(once);
        }
        Interleaved.Result result = new Interleaved(5, ROUNDS)
                .compare(
                        () -> Interleaved.threadCpu(() -> parse(List.of(often))),
                        () -> Interleaved.threadCpu(() -> parse(many)));
        out.printf(
                "%nfunctools.py %d times in one file: %.2f times the time per token of the single file%n",
                REPEATS, 1 / result.speedUp());
    }

    private void lex(List<byte[]> sources) {
        for (byte[] source : sources) {
            sink += Lexer.lex(SourceText.decode(source, "bench"), PythonVersion.V3_11)
                    .size();
        }
    }

    private void parse(List<byte[]> sources) {
        for (byte[] source : sources) {
            try {
                SourceText text = SourceText.decode(source, "bench");
                sink += Parser.parse(text, ParseMode.EXEC, PythonVersion.V3_11)
                        .asdlName()
                        .length();
            } catch (PythonSyntaxException e) {
                throw new IllegalStateException("the library holds a file that is not Python", e);
            }
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
