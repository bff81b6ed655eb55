package dev.caretline.tests.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.coverage.analysis.Exclusion;
import dev.caretline.coverage.data.CoverageData;
import dev.caretline.coverage.data.DataFile;
import dev.caretline.coverage.data.DataFiles;
import dev.caretline.coverage.data.DataProblem;
import dev.caretline.coverage.data.SourceHits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of a data file, what is whole in it is read, nothing is made up, and the file is named. */
class DataFileTest {
    private static final int CHANGES = 500;
    private static final int BITS = 8;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private byte[] whole = {};
    private Map<String, BitSet> hits = Map.of();
    private final List<DataProblem> problems = new ArrayList<>();

    @BeforeEach
    void record() throws IOException, InterruptedException {
        RecordedPrograms programs = new RecordedPrograms(folder);
        for (String name : List.of("one", "two", "three")) {
            programs.add(name, "def f(a):\n    return a and 1\nf(0)\n");
        }
        programs.run("fast", "recorded", Exclusion.defaults());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Path file : new DataFiles(folder.resolve("data")).list()) {
            // Each program ran in a process of its own; a file may hold the records of several.
            all.writeBytes(Files.readAllBytes(file));
        }
        whole = all.toByteArray();
        hits = read(whole);
        assertThat(problems).isEmpty();
        assertThat(hits).hasSize(3);
        assertThat(hits.values()).noneMatch(BitSet::isEmpty);
    }

    @Test
    void aFileThatIsCutOff_isReadUpToThere() throws IOException {
        int before = 0;
        for (int length = 0; length < whole.length; length++) {
            int sources = partOfHits(read(Arrays.copyOf(whole, length)));
            assertThat(sources).isGreaterThanOrEqualTo(before);
            before = sources;
        }
        assertThat(before).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aChangedByte_costsOnlyTheRecordThatItIsIn() throws IOException {
        Random random = new Random(7);
        int complete = 0;
        for (int i = 0; i < CHANGES; i++) {
            byte[] bytes = whole.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(BITS));
            complete += partOfHits(read(bytes));
            assertThat(problems).isNotEmpty();
        }
        assertThat(complete).isGreaterThan(2 * CHANGES - CHANGES / 2);
    }

    @Test
    void whatIsNoDataFile_isNamed() throws IOException {
        for (byte[] bytes : List.of(new byte[0], "junk".getBytes(UTF_8), new byte[4096], Arrays.copyOf(whole, 4))) {
            assertThat(read(bytes)).isEmpty();
            assertThat(problems).hasSize(1);
        }
    }

    @Test
    void whatIsWritten_isWhatWasRead() throws IOException {
        CoverageData data = new CoverageData();
        DataFile.read(Files.write(folder.resolve("again"), whole), data);
        Path file = folder.resolve("written");
        DataFile.write(file, data);
        assertThat(read(Files.readAllBytes(file))).isEqualTo(hits);
        assertThat(problems).isEmpty();
    }

    /** The events of each source in a file with these bytes. */
    private Map<String, BitSet> read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("read"), bytes);
        CoverageData data = new CoverageData();
        problems.clear();
        problems.addAll(DataFile.read(file, data));
        assertThat(problems).allMatch(problem -> problem.file().equals(file));
        Map<String, BitSet> found = new TreeMap<>();
        data.sources()
                .forEach((path, versions) ->
                        versions.values().stream().map(SourceHits::hits).forEach(events -> found.put(path, events)));
        return found;
    }

    /** How many sources have all of their events; none has others than those that were recorded. */
    private int partOfHits(Map<String, BitSet> found) {
        int complete = 0;
        for (Map.Entry<String, BitSet> source : found.entrySet()) {
            BitSet recorded = hits.get(source.getKey());
            assertThat(recorded).isNotNull();
            complete += source.getValue().equals(recorded) ? 1 : 0;
            source.getValue().andNot(recorded);
            assertThat(source.getValue().isEmpty()).isTrue();
        }
        return complete;
    }
}
