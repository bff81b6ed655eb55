package dev.caretline.tests.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.target.Target;
import dev.caretline.coverage.CoverageInstrumentation;
import dev.caretline.coverage.analysis.Analysis;
import dev.caretline.coverage.analysis.ConditionResult;
import dev.caretline.coverage.analysis.Exclusion;
import dev.caretline.coverage.analysis.FileCoverage;
import dev.caretline.coverage.data.CoverageData;
import dev.caretline.coverage.data.DataFile;
import dev.caretline.coverage.data.DataFiles;
import dev.caretline.coverage.data.SourceHits;
import dev.caretline.coverage.model.Condition;
import dev.caretline.coverage.model.SourceDigest;
import dev.caretline.engine.agent.AgentFiles;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.marshal.MarshalledCode;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A folder of small programs, run in the embedded CPython with probes, and by observers that know nothing of those. */
final class RecordedPrograms {
    static final Exclusion NOTHING = Exclusion.of(List.of(), List.of());
    private static final CompileOptions OPTIONS = CompileOptions.of(Target.of(PythonVersion.V3_11));

    private final Path folder;

    /** @param folder an empty one */
    RecordedPrograms(Path folder) {
        this.folder = folder;
    }

    /** Adds the programs that {@code programs.py} makes. */
    void generate() throws IOException, InterruptedException {
        python("programs.py", folder.toString());
    }

    Path add(String name, String source) throws IOException {
        return Files.writeString(folder.resolve(name + ".py"), source);
    }

    /** The programs, in the order of their names. */
    List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".py"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Runs all programs; what was covered of each.
     *
     * @param probes {@code fast} or {@code portable}
     * @param observers "observed" to have others run them too, "recorded" if not
     */
    Map<Path, FileCoverage> run(String probes, String observers, Exclusion exclusion)
            throws IOException, InterruptedException {
        for (Path program : all()) {
            prepare(program);
        }
        Path agent = folder.resolve("agent");
        Files.createDirectories(agent);
        AgentFiles.layOut(agent);
        python("observe.py", folder.toString(), agent.toString(), probes, observers);
        CoverageData data = new CoverageData();
        for (Path file : new DataFiles(folder.resolve("data")).list()) {
            assertThat(DataFile.read(file, data)).isEmpty();
        }
        Map<Path, FileCoverage> covered = new LinkedHashMap<>();
        for (Path program : all()) {
            SourceHits hits = Objects.requireNonNull(data.sources().get(program.toString()))
                    .values()
                    .iterator()
                    .next();
            String name = program.getFileName().toString().replaceFirst("\\.py$", "");
            covered.put(program, Analysis.of(program.toString(), name, source(program), hits, exclusion));
        }
        return covered;
    }

    /** Writes the woven code, and where the conditions are. */
    private static void prepare(Path program) throws IOException {
        SourceText source = source(program);
        CompileOptions options = OPTIONS.withInstrumentation(CoverageInstrumentation.of(source, 0));
        MarshalledCode code =
                MarshalledCode.ofCompiled(Compiler.compile(source, options).code());
        Files.write(Path.of(program + ".woven"), code.toBytes());
        SourceHits none = new SourceHits(SourceDigest.of(source), 0);
        List<String> conditions = Analysis.of("", "", source, none, NOTHING).conditions().stream()
                .map(ConditionResult::condition)
                .map(Condition::range)
                .map(RecordedPrograms::place)
                .toList();
        Files.write(Path.of(program + ".conditions"), conditions);
    }

    static SourceText source(Path program) throws IOException {
        return SourceText.decode(Files.readAllBytes(program), program.toString());
    }

    /** A range as the scripts write it. */
    static String place(SourceRange r) {
        return r.lineNumber() + " " + r.columnBytes() + " " + r.endLineNumber() + " " + r.endColumnBytes();
    }

    /** A resource beside this class. */
    static String resource(String name) throws IOException {
        try (InputStream resource = RecordedPrograms.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void python(String script, String... arguments) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve(script + ".script"), resource(script));
        List<String> command =
                new ArrayList<>(List.of(EmbeddedCPython.get().executable().toString(), file.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
