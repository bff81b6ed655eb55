package dev.caretline.tests.compiler;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.code.CodeObject;
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
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Our code objects of many files against those of a CPython, which dumps its own while they are compared; nothing is
 * stored. A file that CPython refuses has to be refused.
 */
final class CodeComparison {
    private final List<String> command;
    private final CompileOptions options;
    private int codeObjects;
    private int accepted;

    private CodeComparison(List<String> command, CompileOptions options) {
        this.command = command;
        this.options = options;
    }

    /** Against the embedded CPython, with the optimization and the ranges of the options. */
    static CodeComparison with(EmbeddedCPython python, CompileOptions options) {
        List<String> command = new ArrayList<>();
        command.add(python.executable().toString());
        command.addAll(
                options.ranges() ? List.of("-I", "-S", "-B") : List.of("-I", "-S", "-B", "-X", "no_debug_ranges"));
        return with(command, python.script("codedump.py"), options);
    }

    /** Against the interpreter that a command starts. */
    static CodeComparison with(List<String> interpreter, Path codedump, CompileOptions options) {
        List<String> command = new ArrayList<>(interpreter);
        command.addAll(List.of(codedump.toString(), "--optimize", Integer.toString(options.optimization()), "--list"));
        return new CodeComparison(command, options);
    }

    /** How many of CPython's code objects were compared. */
    int codeObjects() {
        return codeObjects;
    }

    /** How many files CPython compiled. */
    int accepted() {
        return accepted;
    }

    /** One text for each file that differs: its name and the first difference. */
    List<String> differences(List<Path> files) {
        List<String> differences = new ArrayList<>();
        try {
            Path list = Files.createTempFile("code", ".list");
            Files.writeString(list, files.stream().map(Path::toString).collect(Collectors.joining("\n")));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.command().add(list.toString());
            builder.environment().keySet().removeIf(name -> name.startsWith("PYTHON"));
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (BufferedReader dumps = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII), 1 << 20)) {
                for (Path file : files) {
                    String dump = dumps.readLine();
                    if (dump == null) {
                        throw new IllegalStateException("the interpreter ended before " + file);
                    }
                    difference(file, JsonParser.parseString(dump).getAsJsonObject())
                            .ifPresent(text -> differences.add(file + ": " + text));
                }
            }
            Files.delete(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return differences;
    }

    private Optional<String> difference(Path file, JsonObject expected) throws IOException {
        codeObjects += expected.get("ncode").getAsInt();
        boolean compiles = expected.get("ok").getAsBoolean();
        accepted += compiles ? 1 : 0;
        CodeObject actual;
        try {
            SourceText source = SourceText.decode(Files.readAllBytes(file), "<source>");
            actual = Compiler.compile(source, options).code();
        } catch (PythonSyntaxException e) {
            return compiles ? Optional.of("refused by us: " + e.getMessage()) : Optional.empty();
        }
        return compiles
                ? CodeDifference.first(expected.getAsJsonObject("code"), actual)
                : Optional.of("refused by CPython: " + expected.get("error"));
    }
}
