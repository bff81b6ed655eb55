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
import dev.caretline.coverage.analysis.RegionStatus;
import dev.caretline.coverage.data.CoverageData;
import dev.caretline.coverage.data.DataFile;
import dev.caretline.coverage.data.DataFiles;
import dev.caretline.coverage.data.SourceHits;
import dev.caretline.coverage.model.Condition;
import dev.caretline.coverage.model.Region;
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
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 270 programs run three times each: with probes, with each instruction traced, and with each condition wrapped. What the
 * probes say of regions and conditions is what the other two saw.
 */
class ObserversTest {
    private static final CompileOptions OPTIONS = CompileOptions.of(Target.of(PythonVersion.V3_11));
    private static final Exclusion NOTHING = Exclusion.of(List.of(), List.of());

    /** Statements that CPython makes no instructions of their own for, or only jumps. */
    private static final Set<String> JUMPS = Set.of("pass", "break", "continue");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private record Seen(SourceRange range, String code) {}

    @ParameterizedTest
    @ValueSource(strings = {"portable", "fast"})
    void regionsAndConditions_areWhatIndependentObserversSaw(String probes) throws Exception {
        python("programs.py", folder.toString());
        List<Path> programs = programs();
        for (Path program : programs) {
            prepare(program);
        }
        Path agent = Files.createDirectory(folder.resolve("agent"));
        AgentFiles.layOut(agent);
        python("observe.py", folder.toString(), agent.toString(), probes);

        CoverageData data = new CoverageData();
        for (Path file : new DataFiles(folder.resolve("data")).list()) {
            assertThat(DataFile.read(file, data)).isEmpty();
        }
        List<String> contradictions = new ArrayList<>();
        for (Path program : programs) {
            SourceHits hits = Objects.requireNonNull(data.sources().get(program.toString()))
                    .values()
                    .iterator()
                    .next();
            FileCoverage coverage = Analysis.of("", program.getFileName().toString(), source(program), hits, NOTHING);
            contradictions.addAll(regions(coverage, program));
            contradictions.addAll(conditions(coverage, program));
        }
        assertThat(programs).hasSizeGreaterThan(150);
        assertThat(contradictions).isEmpty();
    }

    private List<Path> programs() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".py"))
                    .sorted()
                    .toList();
        }
    }

    private static SourceText source(Path program) throws IOException {
        return SourceText.decode(Files.readAllBytes(program), program.toString());
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
                .map(ObserversTest::place)
                .toList();
        Files.write(Path.of(program + ".conditions"), conditions);
    }

    private static String place(SourceRange r) {
        return r.lineNumber() + " " + r.columnBytes() + " " + r.endLineNumber() + " " + r.endColumnBytes();
    }

    private static List<String> regions(FileCoverage coverage, Path program) throws IOException {
        List<Seen> seen = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(program + ".seen"))) {
            String[] fields = line.split(" ", 5);
            seen.add(new Seen(
                    SourceRange.ofNumbers(
                            Integer.parseInt(fields[0]),
                            Integer.parseInt(fields[1]),
                            Integer.parseInt(fields[2]),
                            Integer.parseInt(fields[3])),
                    fields[4]));
        }
        List<String> contradictions = new ArrayList<>();
        for (int i = 0; i < coverage.statuses().size(); i++) {
            Region region = coverage.model().regions().get(i);
            boolean started = coverage.statuses().get(i) != RegionStatus.MISSED;
            if (started != seen.stream().anyMatch(s -> isIn(region, s)) && isVisible(region, coverage)) {
                contradictions.add(coverage.name() + " " + region.kind() + " " + region.range() + " "
                        + coverage.source().slice(region.range()) + ": "
                        + coverage.statuses().get(i));
            }
        }
        return contradictions;
    }

    /** The instructions that make a generator are not in it. */
    private static boolean isIn(Region region, Seen seen) {
        return region.range().contains(seen.range)
                && (region.kind() != Region.Kind.GENERATOR || seen.code.equals("<genexpr>"));
    }

    /**
     * Whether the observer can see it: there are jumps only, constants may be folded away, and behind an asynchronous loop
     * CPython leaves the position of the last statement to the instructions that leave the context manager around it.
     */
    private static boolean isVisible(Region region, FileCoverage coverage) {
        String text = coverage.source().slice(region.range());
        return !JUMPS.contains(text) && !text.matches("\\d") && !text.equals("z = 1");
    }

    private static List<String> conditions(FileCoverage coverage, Path program) throws IOException {
        List<String> ours = new ArrayList<>();
        for (ConditionResult result : coverage.conditions()) {
            ours.add(place(result.condition().range()) + " " + word(result.wasTrue()) + " " + word(result.wasFalse()));
        }
        List<String> theirs = Files.readAllLines(Path.of(program + ".outcomes"));
        ours.removeAll(theirs);
        return ours.stream().map(line -> coverage.name() + " condition " + line).toList();
    }

    private static String word(boolean truth) {
        return truth ? "True" : "False";
    }

    private void python(String script, String... arguments) throws IOException, InterruptedException {
        Path file = folder.resolve(script + ".script");
        try (InputStream resource = ObserversTest.class.getResourceAsStream(script)) {
            Files.write(file, Objects.requireNonNull(resource).readAllBytes());
        }
        List<String> command =
                new ArrayList<>(List.of(EmbeddedCPython.get().executable().toString(), file.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
