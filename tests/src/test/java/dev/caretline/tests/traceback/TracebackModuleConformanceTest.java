package dev.caretline.tests.traceback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.RenderOptions;
import dev.caretline.locations.traceback.cpython.TracebackModuleStyle;
import dev.caretline.tests.oracle.EmbeddedCPython;
import dev.caretline.tests.oracle.InstalledCPythons;
import dev.caretline.tests.oracle.InstalledCPythons.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Small programs that fail under the embedded CPython: our styles of later versions against what the {@code traceback} modules
 * of these printed for the very same failures, with the same ranges and messages.
 *
 * <p>What they printed is recorded, since they need not be installed. Where they are, it is asked again; with {@code
 * -Dcaretline.record=true} it is then written anew.
 */
class TracebackModuleConformanceTest {
    private static final RenderOptions COLOURS = RenderOptions.PLAIN.withColours(true);

    private enum Version {
        /** 3.13.0 forgets the colours of the exceptions in a group. */
        V3_13("3.13", 5),
        V3_14("3.14", 0);

        private final String number;
        private final int leastMicro;

        Version(String number, int leastMicro) {
            this.number = number;
            this.leastMicro = leastMicro;
        }

        private TracebackModuleStyle style() {
            return this == V3_13 ? TracebackModuleStyle.cpython313() : TracebackModuleStyle.cpython314();
        }

        /** Of 3.14 only what is not as in 3.13. */
        private Map<String, String> recorded() {
            Map<String, String> texts = RecordedTexts.read(V3_13.resources());
            if (this != V3_13) {
                texts.putAll(RecordedTexts.read(resources()));
            }
            return texts;
        }

        private void record(Map<String, String> printed) {
            Map<String, String> texts = new LinkedHashMap<>(printed);
            if (this != V3_13) {
                texts.entrySet().removeAll(V3_13.recorded().entrySet());
            }
            RecordedTexts.write(resources(), texts);
        }

        private String resources() {
            return "traceback-" + number;
        }
    }

    @TempDir
    private static Path folder;

    private static List<Path> programs = List.of();

    @BeforeAll
    static void runPrograms() {
        programs = ErroringPrograms.writeTo(folder);
        FailureRun.run(programs);
        programs = programs.stream()
                .filter(program -> FailureRun.failure(program).isPresent())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void style_printsWhatTheModuleOfThatVersionPrinted_forEveryProgramThatFails(Version version) {
        Map<String, String> recorded = version.recorded();
        List<String> differences = new ArrayList<>();
        for (Path program : programs) {
            Failure failure = FailureRun.failure(program).orElseThrow();
            String ours = portable(FailureRun.escaped(version.style().render(failure, COLOURS)));
            String theirs = recorded.get(name(program));
            if (!ours.equals(theirs)) {
                differences.add(program + "\nCPython:\n" + theirs + "ours:\n" + ours);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(programs).hasSizeGreaterThan(450);
    }

    @ParameterizedTest
    @EnumSource
    void colours_areAllThatIsMore_forEveryProgramThatFails(Version version) {
        for (Path program : programs) {
            Failure failure = FailureRun.failure(program).orElseThrow();
            assertThat(version.style().render(failure, COLOURS).replaceAll("\033\\[[0-9;]*m", ""))
                    .as(program.toString())
                    .isEqualTo(version.style().render(failure, RenderOptions.PLAIN));
        }
    }

    @ParameterizedTest
    @EnumSource
    void recordedTexts_areWhatTheInstalledVersionPrints(Version version) throws IOException {
        Map<String, String> printed = askInstalled(version);
        if (Boolean.getBoolean("caretline.record")) {
            version.record(printed);
        }
        assertThat(printed).containsExactlyInAnyOrderEntriesOf(version.recorded());
    }

    private static Map<String, String> askInstalled(Version version) throws IOException {
        Optional<Installed> installed = InstalledCPythons.newest(version.number, version.leastMicro);
        assumeTrue(
                installed.isPresent(),
                "skipped: no CPython " + version.number + "." + version.leastMicro + " or later is installed");
        List<String> command = new ArrayList<>(List.of(
                installed.get().program().toString(),
                "-I",
                "-B",
                EmbeddedCPython.get().script("traceback_module.py").toString()));
        programs.forEach(program -> command.add(program.toString()));
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            assertThat(code).as("status of traceback_module.py").isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Map<String, String> printed = new LinkedHashMap<>();
        for (Path program : programs) {
            assertThat(ErroringPrograms.beside(program, ".plain")).doesNotExist();
            printed.put(name(program), portable(Files.readString(ErroringPrograms.beside(program, ".coloured"))));
        }
        return printed;
    }

    /** Theme and name. */
    private static String name(Path program) {
        Path own = program.getParent();
        return own.getParent().getFileName() + "/" + own.getFileName();
    }

    /** Without paths of this machine and addresses of this run. */
    private static String portable(String text) {
        return RecordedTexts.recorded(text.replace(folder.toString(), "FOLDER")
                .replace(EmbeddedCPython.get().library().toString(), "LIBRARY")
                .replaceAll("0x[0-9a-f]{6,}", "0x"));
    }
}
