package dev.caretline.tests.bench;

import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.target.Target;
import dev.caretline.engine.values.ValuesInstrumentation;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
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

/** What {@code --values} costs loops that call much, against plain code. */
final class ValuesBench {
    private final EmbeddedCPython python;
    private final PrintStream out;

    ValuesBench(EmbeddedCPython python, PrintStream out) {
        this.python = python;
        this.out = out;
    }

    void run() {
        Path script = python.script("values_costs.py");
        Path workloads = python.script("values_workloads.py");
        out.println("CPU time with values kept / without, median of interleaved runs");
        try {
            Files.write(Path.of(workloads + ".woven"), woven(workloads));
            Process process = python.process(List.of("-B", script.toString(), workloads.toString()))
                    .redirectErrorStream(true)
                    .start();
            try (var lines = process.inputReader()) {
                lines.lines().forEach(out::println);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] woven(Path file) throws IOException {
        SourceText text = SourceText.of(Files.readString(file), file.toString());
        Mod tree = Parser.parse(text, ParseMode.EXEC, PythonVersion.V3_11);
        CompileOptions options = CompileOptions.of(Target.of(PythonVersion.V3_11))
                .withInstrumentation(ValuesInstrumentation.of(text, tree));
        return MarshalledCode.ofCompiled(Compiler.compile(text, options).code()).toBytes();
    }
}
