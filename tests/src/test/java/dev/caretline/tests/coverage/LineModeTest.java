package dev.caretline.tests.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.caretline.coverage.analysis.Exclusion;
import dev.caretline.coverage.analysis.FileCoverage;
import dev.caretline.coverage.analysis.RegionStatus;
import dev.caretline.coverage.lines.LineArc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines and branches are those of coverage.py, where {@code python3} is CPython 3.11 and has it. */
class LineModeTest {
    /**
     * Programs of which coverage.py says something else, by the start of their names. It sees which line was run after which
     * one, and so not the way of a jump that passes a {@code finally}; not whether a function was left by {@code return} or an
     * exception; and, where an {@code async for} is left, a line that CPython gives to the end of the code around it.
     */
    private static final Set<String> DIFFERENT = Set.of("fin_", "try_12", "try_22", "async_");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @BeforeEach
    void needsCoverage() throws IOException, InterruptedException {
        String check = "import sys, coverage; sys.exit(sys.version_info[:2] != (3, 11))";
        boolean isThere;
        try {
            isThere = run("python3", "-c", check) == 0;
        } catch (IOException e) {
            isThere = false;
        }
        Assumptions.assumeTrue(isThere, "skipped: python3 is no CPython 3.11 with coverage.py");
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void linesAndBranches_areThoseOfCoveragePy() throws Exception {
        RecordedPrograms programs = new RecordedPrograms(folder);
        programs.generate();
        for (SpecifiedProgram program : SpecifiedProgram.all()) {
            programs.add(program.fileName(), program.source());
        }
        Map<Path, FileCoverage> covered = programs.run("fast", "recorded", Exclusion.defaults());
        Path script = Files.writeString(folder.resolve("lines.script"), RecordedPrograms.resource("lines.py"));
        assertThat(run("python3", script.toString(), folder.toString())).isZero();

        SoftAssertions each = new SoftAssertions();
        for (FileCoverage file : covered.values()) {
            if (DIFFERENT.stream().noneMatch(file.name()::startsWith)) {
                each.assertThat(ours(file)).as(file.name()).isEqualTo(theirs(file));
            }
        }
        assertThat(covered).hasSizeGreaterThan(400);
        each.assertAll();
    }

    private static List<Object> ours(FileCoverage file) {
        return List.of(
                lines(file, RegionStatus.HIT),
                lines(file, RegionStatus.MISSED),
                arcs(file.branches().taken()),
                arcs(file.branches().missed()));
    }

    private static Set<Integer> lines(FileCoverage file, RegionStatus status) {
        TreeSet<Integer> lines = new TreeSet<>();
        file.lines().forEach((line, its) -> {
            if (its == status) {
                lines.add(line);
            }
        });
        return lines;
    }

    private static Set<String> arcs(List<LineArc> arcs) {
        TreeSet<String> pairs = new TreeSet<>();
        arcs.forEach(arc -> pairs.add(arc.from() + "->" + arc.to()));
        return pairs;
    }

    private static List<Object> theirs(FileCoverage file) throws IOException {
        JsonObject report = JsonParser.parseString(Files.readString(Path.of(file.path() + ".lines")))
                .getAsJsonObject()
                .getAsJsonObject("files");
        JsonObject one = report.entrySet().iterator().next().getValue().getAsJsonObject();
        return List.of(
                numbers(one.getAsJsonArray("executed_lines")),
                numbers(one.getAsJsonArray("missing_lines")),
                pairs(one.getAsJsonArray("executed_branches")),
                pairs(one.getAsJsonArray("missing_branches")));
    }

    private static Set<Integer> numbers(JsonArray array) {
        TreeSet<Integer> numbers = new TreeSet<>();
        array.forEach(number -> numbers.add(number.getAsInt()));
        return numbers;
    }

    private static Set<String> pairs(JsonArray array) {
        TreeSet<String> pairs = new TreeSet<>();
        for (JsonElement pair : array) {
            JsonArray two = pair.getAsJsonArray();
            pairs.add(two.get(0).getAsInt() + "->" + two.get(1).getAsInt());
        }
        return pairs;
    }
}
