package dev.caretline.tests.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.tests.engine.Programs.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which starts do without Java: where there is none to start, {@code caretline run} works all the same, or has to say so. */
class WarmStartTest {
    private static final String NO_JAVA = "JAVA_HOME is";

    @TempDir
    Path temporary;

    private Programs programs;
    private Path folder;

    @BeforeEach
    void copyProgram() throws IOException {
        programs = Programs.underTest(temporary, "faults");
        folder = programs.folder();
        Files.writeString(folder.resolve("version.py"), "import sys\nprint(sys.executable, sys.argv)\n");
    }

    private Run run(Map<String, String> more, String... options) {
        List<String> command = new ArrayList<>(List.of(Programs.launcher().toString(), "run"));
        command.addAll(List.of(options));
        command.addAll(List.of("version.py", "x"));
        Map<String, String> environment = new HashMap<>(programs.ownCache());
        environment.putAll(Map.of("PYENV_VERSION", "", "PYENV_DIR", ""));
        environment.putAll(more);
        return programs.run(command, environment, "");
    }

    private Run runWithoutJava(Map<String, String> more, String... options) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("JAVA_HOME", temporary.resolve("nowhere").toString());
        return run(environment, options);
    }

    private static String said(Path python) {
        return python + " ['version.py', 'x']\n";
    }

    private static Path linkTo(Path python, Path link) throws IOException {
        Files.createDirectories(link.resolveSibling(""));
        return Files.createSymbolicLink(link, python);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Wignore", "-Xdev", "-W ignore", "-OO", "-R", "--values", "--style=cpython-3.13"})
    void start_needsNoJava_withOptions(String options) {
        List<String> words =
                new ArrayList<>(List.of("--python", Programs.python().toString()));
        words.addAll(List.of(options.split(" ")));
        String[] all = words.toArray(String[]::new);
        assertThat(run(Map.of(), all).out()).isEqualTo(said(Programs.python()));
        Run warm = runWithoutJava(Map.of(), all);
        assertThat(warm.err()).isEmpty();
        assertThat(warm.out()).isEqualTo(said(Programs.python()));
    }

    @ParameterizedTest
    @CsvSource({
        "3, bin/python3",
        "3.11, bin/python3.11",
        "python3.11, bin/python3.11",
        "python3, bin/python3",
        "env, env/bin/python",
        "env/bin/python, env/bin/python",
        "other, other/bin/python3"
    })
    void start_needsNoJava_whateverNamesThePython(String name, String program) throws IOException {
        for (String link : List.of("bin/python3", "bin/python3.11", "env/bin/python", "other/bin/python3")) {
            linkTo(Programs.python(), folder.resolve(link));
        }
        Map<String, String> environment = Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        Path python = folder.resolve(program);
        assertThat(run(environment, "--python", name).out()).isEqualTo(said(python));
        Run warm = runWithoutJava(environment, "--python", name);
        assertThat(warm.err()).isEmpty();
        assertThat(warm.out()).isEqualTo(said(python));
    }

    @Test
    void start_needsNoJava_ofTheEmbeddedPython() {
        Run first = run(Map.of(), "--python", "embedded");
        assertThat(first.status()).isZero();
        assertThat(runWithoutJava(Map.of(), "--python=embedded")).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.11.3", "./bin/python3", "env/../bin/python3", "nowhere", "3.9", "."})
    void start_asksJava_whereANameIsNotPlain(String name) throws IOException {
        linkTo(Programs.python(), folder.resolve("bin/python3"));
        Map<String, String> environment = Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        run(environment, "--python", "python3");
        assertThat(runWithoutJava(environment, "--python", name).err()).contains(NO_JAVA);
    }

    /** A folder as pyenv has it, whose shim starts what pyenv would. */
    private Map<String, String> pyenv(String... versions) throws IOException {
        Path root = temporary.resolve("pyenv");
        for (String version : versions) {
            linkTo(Programs.python(), root.resolve("versions/" + version + "/bin/python3"));
        }
        Path shim = Files.createDirectories(root.resolve("shims")).resolve("python3");
        Files.writeString(shim, "#!/bin/sh\nexec '" + root + "/versions/" + versions[0] + "/bin/python3' \"$@\"\n");
        assertThat(shim.toFile().setExecutable(true)).isTrue();
        return Map.of("PATH", shim.getParent() + ":" + System.getenv("PATH"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3.11.3", "# a comment\n\n3.11.3\r\n", "python-3.11.3", "  3.11.3", "3.11", "python-3.11\n", "3"
            })
    void start_needsNoJava_behindAShimOfPyenv(String file) throws IOException {
        Map<String, String> environment = pyenv("3.11.3", "2.7.18");
        Files.writeString(folder.resolve(".python-version"), file);
        Path python = temporary.resolve("pyenv/versions/3.11.3/bin/python3");
        assertThat(run(environment).out()).isEqualTo(said(python));
        Run warm = runWithoutJava(environment);
        assertThat(warm.err()).isEmpty();
        assertThat(warm.out()).isEqualTo(said(python));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.11.3\n2.7.18\n", "3.11.3:2.7.18", "3.1", "system", "../3.11.3", "3.11", ""})
    void start_asksJava_whereOnlyPyenvCanTell(String file) throws IOException {
        Map<String, String> environment = pyenv("3.11.3", "3.11.9");
        Files.writeString(folder.resolve(".python-version"), file);
        assertThat(run(environment).out()).isEqualTo(said(temporary.resolve("pyenv/versions/3.11.3/bin/python3")));
        assertThat(runWithoutJava(environment).err()).contains(NO_JAVA);
    }

    @Test
    void start_takesTheVersionOfTheEnvironment_behindAShimOfPyenv() throws IOException {
        Map<String, String> environment = new HashMap<>(pyenv("3.11.3"));
        Files.writeString(temporary.resolve("pyenv/version"), "2.7.18\n");
        environment.put("PYENV_VERSION", "3.11.3");
        assertThat(run(environment).status()).isZero();
        assertThat(runWithoutJava(environment).out())
                .isEqualTo(said(temporary.resolve("pyenv/versions/3.11.3/bin/python3")));
    }

    @Test
    void start_asksJava_whenAnEnvironmentWasMadeAnew() throws IOException {
        Path environment = folder.resolve(".venv");
        Path python = linkTo(Programs.python(), environment.resolve("bin/python"));
        String home = "home = " + Programs.python().getParent() + "\n";
        Path mark = Files.writeString(environment.resolve("pyvenv.cfg"), home);
        assertThat(run(Map.of()).out()).isEqualTo(said(python));
        assertThat(runWithoutJava(Map.of()).out()).isEqualTo(said(python));
        Files.setLastModifiedTime(mark, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(runWithoutJava(Map.of()).err()).contains(NO_JAVA);
    }

    @Test
    void start_asksJava_whenALinkLeadsToAnotherAndOlderProgramNow() throws IOException {
        Path python = linkTo(Programs.python(), folder.resolve("bin/python"));
        String[] options = {"--python", python.toString()};
        assertThat(run(Map.of(), options).out()).isEqualTo(said(python));
        assertThat(runWithoutJava(Map.of(), options).out()).isEqualTo(said(python));
        Path other = Files.writeString(folder.resolve("other"), "#!/bin/sh\nexit 1\n");
        assertThat(other.toFile().setExecutable(true)).isTrue();
        Files.setLastModifiedTime(other, FileTime.from(Instant.now().minusSeconds(1_000_000)));
        Files.delete(python);
        linkTo(other, python);
        assertThat(runWithoutJava(Map.of(), options).err()).contains(NO_JAVA);
    }
}
