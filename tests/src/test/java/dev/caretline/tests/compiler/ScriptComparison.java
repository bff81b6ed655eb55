package dev.caretline.tests.compiler;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a Python script says about many files against what we say. The script takes a file with a list of paths, and
 * prints a JSON list of texts for each of them.
 */
final class ScriptComparison {
    private final EmbeddedCPython python;
    private final String script;
    private int compared;

    ScriptComparison(EmbeddedCPython python, String script) {
        this.python = python;
        this.script = script;
    }

    /** How many texts were compared, of all files. */
    int compared() {
        return compared;
    }

    /** One text per file that differs: its name, and the first difference. */
    List<String> differences(List<Path> files, Function<Path, List<String>> ours) {
        List<String> out = new ArrayList<>();
        try {
            Path list = Files.createTempFile("files", ".list");
            Files.writeString(list, files.stream().map(Path::toString).collect(Collectors.joining("\n")));
            Process process = python.process(List.of(python.script(script).toString(), list.toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader answers = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII), 1 << 20)) {
                for (Path file : files) {
                    String answer = answers.readLine();
                    if (answer == null) {
                        throw new IllegalStateException("the oracle ended before " + file);
                    }
                    compare(file, texts(answer), ours.apply(file), out);
                }
            }
            Files.delete(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    private static List<String> texts(String json) {
        return JsonParser.parseString(json).getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    private void compare(Path file, List<String> theirs, List<String> ours, List<String> out) {
        compared += theirs.size();
        int common = Math.min(theirs.size(), ours.size());
        for (int i = 0; i < common; i++) {
            if (!theirs.get(i).equals(ours.get(i))) {
                out.add(file + "\n  CPython: " + theirs.get(i) + "\n  ours:    " + ours.get(i));
                return;
            }
        }
        if (theirs.size() != ours.size()) {
            out.add(file + ": CPython has " + theirs.size() + ", ours " + ours.size());
        }
    }
}
