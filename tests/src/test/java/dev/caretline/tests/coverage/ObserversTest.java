package dev.caretline.tests.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.coverage.analysis.ConditionResult;
import dev.caretline.coverage.analysis.FileCoverage;
import dev.caretline.coverage.analysis.RegionStatus;
import dev.caretline.coverage.model.Region;
import dev.caretline.grammar.source.SourceRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * More than 400 programs run three times each: with probes, with each instruction traced, and with each condition wrapped. What the
 * probes say of regions and conditions is what the other two saw.
 */
class ObserversTest {
    /** Statements that CPython makes no instructions of their own for, or only jumps. */
    private static final Set<String> JUMPS = Set.of("pass", "break", "continue");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private record Seen(SourceRange range, String code) {}

    @ParameterizedTest
    @ValueSource(strings = {"portable", "fast"})
    void regionsAndConditions_areWhatIndependentObserversSaw(String probes) throws Exception {
        RecordedPrograms programs = new RecordedPrograms(folder);
        programs.generate();
        for (SpecifiedProgram program : SpecifiedProgram.all()) {
            if (program.isObservable()) {
                programs.add(program.fileName(), program.source());
            }
        }
        List<String> contradictions = new ArrayList<>();
        Map<Path, FileCoverage> covered = programs.run(probes, "observed", RecordedPrograms.NOTHING);
        for (Map.Entry<Path, FileCoverage> program : covered.entrySet()) {
            contradictions.addAll(regions(program.getValue(), program.getKey()));
            contradictions.addAll(conditions(program.getValue(), program.getKey()));
        }
        assertThat(covered).hasSizeGreaterThan(400);
        assertThat(contradictions).isEmpty();
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
        String first = text.lines().findFirst().orElse("");
        return !JUMPS.contains(first) && !text.matches("\\d") && !text.equals("z = 1");
    }

    private static List<String> conditions(FileCoverage coverage, Path program) throws IOException {
        List<String> ours = new ArrayList<>();
        for (ConditionResult result : coverage.conditions()) {
            ours.add(RecordedPrograms.place(result.condition().range()) + " " + word(result.wasTrue()) + " "
                    + word(result.wasFalse()));
        }
        List<String> theirs = Files.readAllLines(Path.of(program + ".outcomes"));
        ours.removeAll(theirs);
        return ours.stream().map(line -> coverage.name() + " condition " + line).toList();
    }

    private static String word(boolean truth) {
        return truth ? "True" : "False";
    }
}
