package dev.caretline.tests.grammar;

import dev.caretline.cli.dump.AstJson;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Our dump of many files against that of the embedded CPython, letter by letter. The interpreter makes its dumps while
 * they are compared; nothing is stored.
 */
final class AstComparison {
    private static final int CONTEXT = 120;
    private static final PythonVersion VERSION = PythonVersion.V3_11;

    private final EmbeddedCPython python;
    private int accepted;

    AstComparison(EmbeddedCPython python) {
        this.python = python;
    }

    /** How many files CPython took, of all that were compared. */
    int accepted() {
        return accepted;
    }

    /** One text per file that differs: its name, and both dumps around the first difference. */
    List<String> differences(List<Path> files, int jobs) {
        List<String> out = new ArrayList<>();
        try {
            Path list = Files.createTempFile("ast", ".list");
            Files.writeString(list, files.stream().map(Path::toString).collect(Collectors.joining("\n")));
            Process process = python.process(List.of(
                            python.script("codedump.py").toString(),
                            "--ast",
                            "--jobs",
                            Integer.toString(jobs),
                            "--list",
                            list.toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader dumps = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII), 1 << 20)) {
                for (Path file : files) {
                    String expected = dumps.readLine();
                    if (expected == null) {
                        throw new IllegalStateException("the oracle ended before " + file);
                    }
                    accepted += expected.contains("\"ok\":true") ? 1 : 0;
                    compare(file, expected, out);
                }
            }
            Files.delete(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    private static void compare(Path file, String expected, List<String> out) throws IOException {
        String actual = dump(file.toString(), Files.readAllBytes(file));
        if (!actual.equals(expected)) {
            int at = firstDifference(expected, actual);
            out.add(file + "\n  CPython: " + around(expected, at) + "\n  ours:    " + around(actual, at));
        }
    }

    static String dump(String name, byte[] bytes) {
        StringWriter out = new StringWriter();
        try {
            SourceText source = SourceText.decode(bytes, name);
            AstJson.writeTree(out, name, VERSION, Parser.parse(source, ParseMode.EXEC, VERSION));
        } catch (PythonSyntaxException e) {
            AstJson.writeProblem(out, name, VERSION, e.problem());
        }
        return out.toString().stripTrailing();
    }

    private static int firstDifference(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - CONTEXT), Math.min(text.length(), at + CONTEXT));
    }
}
