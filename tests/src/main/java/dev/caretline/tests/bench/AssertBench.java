package dev.caretline.tests.bench;

import dev.caretline.assertions.AssertionInstrumentation;
import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.marshal.MarshalledCode;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a passing assert costs, woven against plain, and beside it pytest's rewriting where {@code python3} has pytest. */
final class AssertBench {
    private static final int ASSERTS = 10;

    /** The shapes: what is asserted, after what was set up. */
    private static final Map<String, String> SHAPES = new LinkedHashMap<>();

    static {
        SHAPES.put("a == b", "a = 5; b = 5");
        SHAPES.put("s == t", "s = 'x' * 20; t = ''.join(['x'] * 20)");
        SHAPES.put("f(x) == y", "x = 3; y = 3");
        SHAPES.put("a.b.c == d", "a = A(); a.b = A(); a.b.c = 3; d = 3");
        SHAPES.put("x in y", "x = 3; y = {1, 2, 3}");
        SHAPES.put("a and b or c", "a = 1; b = 0; c = 1");
        SHAPES.put("len(xs) > 0", "xs = [1, 2]");
        SHAPES.put("0 <= x < m", "x = 5; m = 10");
        SHAPES.put("d['k'] == 1", "d = {'k': 1}");
        SHAPES.put("p + q == r * 2", "p = 3; q = 5; r = 4");
        SHAPES.put("isinstance(x, int)", "x = 3");
    }

    private final EmbeddedCPython python;
    private final PrintStream out;

    AssertBench(EmbeddedCPython python, PrintStream out) {
        this.python = python;
        this.out = out;
    }

    void run() {
        try {
            Path folder = Files.createTempDirectory("assert-bench");
            int number = 0;
            for (Map.Entry<String, String> shape : SHAPES.entrySet()) {
                write(folder.resolve("shape%02d.py".formatted(number++)), shape.getKey(), shape.getValue());
            }
            Path script = python.script("asserts.py");
            out.println("CPU time of a passing assert, median of interleaved runs; the loop around it included");
            start(python.process(List.of(script.toString(), folder.toString())));
            out.println();
            out.println("the same beside pytest, by python3 if that is CPython 3.11 with pytest");
            start(new ProcessBuilder("python3", "-B", script.toString(), folder.toString(), "pytest"));
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String test, String setup) throws IOException {
        String source = "# " + test + "\nclass A: pass\ndef f(x): return x\ndef run(n):\n    " + setup
                + "\n    for _ in range(n):\n" + ("        assert " + test + "\n").repeat(ASSERTS);
        SourceText text = SourceText.of(source, file.toString());
        CompileOptions options = CompileOptions.of(Target.of(PythonVersion.V3_11))
                .withInstrumentation(AssertionInstrumentation.of(text, AssertionInstrumentation.STANDALONE_MODULE));
        Files.writeString(file, source);
        Files.write(
                Path.of(file + ".woven"),
                MarshalledCode.ofCompiled(Compiler.compile(text, options).code())
                        .toBytes());
    }

    private void start(ProcessBuilder builder) {
        try {
            Process process = builder.redirectErrorStream(true).start();
            try (var lines = process.inputReader()) {
                lines.lines().forEach(out::println);
            }
        } catch (IOException e) {
            out.println("(cannot be started: " + e.getMessage() + ")");
        }
    }
}
