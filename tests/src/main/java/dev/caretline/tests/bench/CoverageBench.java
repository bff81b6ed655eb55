package dev.caretline.tests.bench;

import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.target.Target;
import dev.caretline.coverage.CoverageInstrumentation;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.marshal.MarshalledCode;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What coverage costs programs that compute: woven code with probes that patch themselves and with portable ones, against
 * plain code, and beside it coverage.py and slipcover where {@code python3} has them.
 */
final class CoverageBench {
    private final EmbeddedCPython python;
    private final PrintStream out;

    CoverageBench(EmbeddedCPython python, PrintStream out) {
        this.python = python;
        this.out = out;
    }

    void run() {
        try {
            Path script = python.script("coverage_costs.py");
            Path workloads = python.script("workloads.py");
            Path woven = Files.createTempFile("workloads", ".woven");
            Files.write(woven, woven(workloads));
            Path agent = Path.of(System.getProperty("caretline.root")).resolve("engine/src/main/python");
            List<String> arguments =
                    List.of("-B", script.toString(), workloads.toString(), woven.toString(), agent.toString());
            out.println("CPU time with coverage / without, median of interleaved runs");
            start(python.process(arguments));
            out.println();
            out.println("the same by python3 if that is CPython 3.11, beside what it has installed");
            ProcessBuilder beside = new ProcessBuilder("python3");
            beside.command().addAll(arguments);
            beside.command().add("rivals");
            start(beside);
            Files.delete(woven);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] woven(Path file) throws IOException {
        SourceText text = SourceText.of(Files.readString(file), file.toString());
        CompileOptions options = CompileOptions.of(Target.of(PythonVersion.V3_11))
                .withInstrumentation(CoverageInstrumentation.of(text, 0));
        return MarshalledCode.ofCompiled(Compiler.compile(text, options).code()).toBytes();
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
