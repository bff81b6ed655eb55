package dev.caretline.tests.bench;

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
import java.util.List;
import java.util.stream.Stream;

/** The whole compiler against CPython's: warmed on one thread, and as processes from cold over the whole library. */
final class CompileBench {
    private static final int WARMUPS = 40;
    private static final int ROUNDS = 9;
    private static final int COLD_ROUNDS = 3;

    private final EmbeddedCPython python;
    private final PrintStream out;
    private long sink;

    CompileBench(EmbeddedCPython python, PrintStream out) {
        this.python = python;
        this.out = out;
    }

    void warm() {
        List<Path> files = python.librarySources();
        List<byte[]> sources = files.stream().map(ParseBench::read).toList();
        out.println(
                "one thread's CPU time for " + files.size() + " library files; CPython: compile() + marshal.dumps()");
        out.println(Interleaved.header("caretline", "CPython"));
        try (CompileRival rival = new CompileRival(python, files)) {
            out.println(new Interleaved(WARMUPS, ROUNDS)
                    .compare(() -> Interleaved.threadCpu(() -> compile(sources)), () -> rival.pass("marshal"))
                    .row("source to marshalled code"));
        }
        if (sink == 42) {
            out.println();
        }
    }

    private void compile(List<byte[]> sources) {
        CompileOptions options = CompileOptions.of(Target.of(PythonVersion.V3_11));
        for (byte[] source : sources) {
            SourceText text = SourceText.decode(source, "bench");
            sink += MarshalledCode.ofCompiled(Compiler.compile(text, options).code())
                    .toBytes()
                    .length;
        }
    }

    void cold() {
        out.println("whole processes, wall clock: the whole library with its tests, 2 jobs, everything compiled anew");
        out.println(Interleaved.header("caretline", "compileall"));
        try {
            Path output = Files.createTempDirectory("compile-bench");
            String library = python.library().toString();
            List<String> ours = List.of(
                    ColdBench.launcher().toString(), "compile", "-q", "-f", "-j", "2", "-o", output + "/a", library);
            List<String> theirs = List.of(
                    "-X", "pycache_prefix=" + output + "/b", "-m", "compileall", "-q", "-f", "-j", "2", library);
            out.println(new Interleaved(1, COLD_ROUNDS)
                    .compare(
                            () -> ColdBench.wall(new ProcessBuilder(ours), 1),
                            () -> ColdBench.wall(python.process(theirs), 1))
                    .row("compile -j 2"));
            try (Stream<Path> files = Files.walk(output)) {
                files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
