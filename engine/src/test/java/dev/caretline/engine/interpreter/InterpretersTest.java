package dev.caretline.engine.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caretline.engine.CaretlineException;
import dev.caretline.engine.files.UserCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the interpreters are scripts for a shell")
class InterpretersTest {
    private static final Platform PLATFORM = new Platform("linux-x86_64");

    @TempDir
    private Path temporary;

    private Path folder;
    private Path home;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void makeFolders() throws IOException {
        folder = Files.createDirectories(temporary.resolve("project/inner"));
        home = Files.createDirectories(temporary.resolve("home"));
        environment.put("PATH", temporary.resolve("bin").toString());
    }

    private Interpreters interpreters() {
        return Interpreters.of(
                new Surroundings(environment, folder, PLATFORM, home, new UserCache(temporary.resolve("cache"))));
    }

    private Interpreter chosen() {
        return interpreters().choose(Optional.empty());
    }

    private Interpreter chosen(String wanted) {
        return interpreters().choose(Optional.of(wanted));
    }

    private Path onPath(String name, String version) throws IOException {
        return FakePythons.cpython(temporary.resolve("bin").resolve(name), version);
    }

    private Path environmentIn(Path place, String version) throws IOException {
        Path python = FakePythons.cpython(place.resolve("bin/python"), version);
        Files.writeString(place.resolve("pyvenv.cfg"), "");
        return python;
    }

    private void embedded() throws IOException {
        FakePythons.jar(home, PLATFORM, FakePythons.content());
    }

    @Test
    void choose_takesPython3OfThePath_whenItIsSupported() throws IOException {
        Path python = onPath("python3", "3.11.7");
        embedded();

        Interpreter chosen = chosen();

        assertThat(chosen.executable()).isEqualTo(python);
        assertThat(chosen.origin()).isEqualTo(Origin.PATH);
        assertThat(chosen.version()).hasToString("3.11.7");
        assertThat(chosen.identity().magic()).isEqualTo(3495);
    }

    @Test
    void choose_takesTheEmbeddedOne_whenThePathHasOnlyOthers() throws IOException {
        onPath("python3", "3.9.2");
        onPath("python", "3.11.2");
        embedded();

        Interpreter chosen = chosen();

        assertThat(chosen.origin()).isEqualTo(Origin.EMBEDDED);
        assertThat(chosen.executable())
                .isEqualTo(temporary.resolve("cache/cpython/cpython-3.11.3-1.5.9-linux-x86_64/bin/python3.11"));
    }

    @Test
    void choose_takesPython311OfThePath_whenPython3IsAnother() throws IOException {
        onPath("python3", "3.13.0");
        Path python = onPath("python3.11", "3.11.9");

        assertThat(chosen().executable()).isEqualTo(python);
    }

    @Test
    void choose_prefersTheActiveEnvironment() throws IOException {
        onPath("python3", "3.11.7");
        Path python = environmentIn(temporary.resolve("active"), "3.11.4");
        environmentIn(folder.resolve(".venv"), "3.11.5");
        environment.put("VIRTUAL_ENV", temporary.resolve("active").toString());

        assertThat(chosen().executable()).isEqualTo(python);
        assertThat(chosen().origin()).isEqualTo(Origin.ACTIVE_ENVIRONMENT);
    }

    @Test
    void choose_takesTheNearestEnvironment_fromTheWorkingFolderUp() throws IOException {
        onPath("python3", "3.11.7");
        Path python = environmentIn(temporary.resolve("project/.venv"), "3.11.5");

        assertThat(chosen().executable()).isEqualTo(python);
    }

    @Test
    void choose_passesOverAnActiveEnvironmentThatWasDeleted() throws IOException {
        Path python = onPath("python3", "3.11.7");
        environment.put("VIRTUAL_ENV", temporary.resolve("gone").toString());

        assertThat(chosen().executable()).isEqualTo(python);
    }

    @Test
    void choose_refuses_whenTheEnvironmentIsNotSupported() throws IOException {
        embedded();
        Path python = environmentIn(folder.resolve(".venv"), "3.12.1");

        assertThatThrownBy(this::chosen)
                .isInstanceOf(CaretlineException.class)
                .hasMessage(python + " is CPython 3.12.1: supported is CPython 3.11 from 3.11.3 on (from .venv in "
                        + folder + "; --python names another)");
    }

    @Test
    void choose_takesAProgramByItsPath() throws IOException {
        Path python = FakePythons.cpython(folder.resolve("tools/py"), "3.11.8");

        assertThat(chosen("tools/py").executable()).isEqualTo(python);
        assertThat(chosen(python.toString()).origin()).isEqualTo(Origin.EXPLICIT);
    }

    @Test
    void choose_takesTheProgramOfAnEnvironment_byItsFolder() throws IOException {
        Path python = environmentIn(temporary.resolve("env"), "3.11.6");

        assertThat(chosen(temporary.resolve("env").toString()).executable()).isEqualTo(python);
    }

    @Test
    void choose_takesACommandOfThePath() throws IOException {
        Path python = onPath("my-python", "3.11.6");

        assertThat(chosen("my-python").executable()).isEqualTo(python);
    }

    @Test
    void choose_findsAVersion_amongAllThatThereAre() throws IOException {
        onPath("python3", "3.11.7");
        Path python = onPath("python3.11", "3.11.4");

        assertThat(chosen("3.11.4").executable()).isEqualTo(python);
        assertThat(chosen("3.11").executable()).isEqualTo(python);
        assertThat(chosen("3").executable().getFileName()).hasToString("python3");
    }

    @Test
    void choose_findsTheEmbeddedVersion() throws IOException {
        embedded();

        assertThat(chosen("3.11").origin()).isEqualTo(Origin.EMBEDDED);
        assertThat(chosen("3.11.3").origin()).isEqualTo(Origin.EMBEDDED);
        assertThat(chosen("embedded").origin()).isEqualTo(Origin.EMBEDDED);
    }

    @Test
    void choose_saysWhatIsSupported_whenAVersionIsNot() throws IOException {
        Path python = onPath("python3.9", "3.9.2");

        assertThatThrownBy(() -> chosen("3.9"))
                .hasMessage(python + " is CPython 3.9.2: supported is CPython 3.11 from 3.11.3 on");
        assertThatThrownBy(() -> chosen("3.8"))
                .hasMessageStartingWith("no Python 3.8 found: supported is CPython 3.11");
    }

    @Test
    void choose_refusesOtherImplementationsByName() throws IOException {
        Path python = FakePythons.program(temporary.resolve("bin/pypy3"), "pypy", "3.11.5", 3495);

        assertThatThrownBy(() -> chosen("pypy3"))
                .hasMessage(python + " is PyPy, Python 3.11.5: supported is CPython 3.11 from 3.11.3 on");
    }

    @Test
    void choose_refusesReleaseCandidatesAndOddBytecode() throws IOException {
        FakePythons.cpython(temporary.resolve("rc"), "3.11.4rc1");
        FakePythons.program(temporary.resolve("odd"), "cpython", "3.11.4", 3999);

        assertThatThrownBy(() -> chosen(temporary.resolve("rc").toString()))
                .hasMessageContaining("is CPython 3.11.4rc1");
        assertThatThrownBy(() -> chosen(temporary.resolve("odd").toString()))
                .hasMessageContaining("bytecode of its own (magic number 3999, not 3495)");
    }

    @Test
    void choose_saysThatThereIsNone() {
        assertThatThrownBy(this::chosen).hasMessageStartingWith("no Python found: supported is");
        assertThatThrownBy(() -> chosen("nowhere/python")).hasMessageStartingWith("there is no Python nowhere/python");
        assertThatThrownBy(() -> chosen("embedded"))
                .hasMessageStartingWith("there is no embedded Python for linux-x86_64");
    }

    @Test
    void choose_saysWhatAProgramSaid_whenItDoesNotRun() throws IOException {
        Path python = FakePythons.script(
                temporary.resolve("bad"), "echo one >&2; echo 'libpython3.11.so: cannot open' >&2; exit 127\n");

        assertThatThrownBy(() -> chosen(python.toString()))
                .hasMessage(python + " does not run: libpython3.11.so: cannot open");
    }

    @Test
    void choose_saysThatAProgramIsNoPython() throws IOException {
        Path program = FakePythons.script(temporary.resolve("other"), "echo hello\n");

        assertThatThrownBy(() -> chosen(program.toString())).hasMessage(program + " is no Python");
    }

    @Test
    void choose_saysWhatItMeans_whenTheLoaderIsMissing() throws IOException {
        Path program = FakePythons.script(temporary.resolve("python"), "");
        Files.writeString(program, "#!/no/such/loader\n");

        assertThatThrownBy(() -> chosen(program.toString())).hasMessageContaining("the loader it asks for is missing");
    }

    @Test
    void choose_unpacksAgain_whenTheEmbeddedOneDoesNotRunAnyMore() throws IOException {
        embedded();
        Path program = chosen().executable();
        FakePythons.script(program, "exit 1\n");

        assertThat(chosen().executable()).isEqualTo(program);
        assertThat(Files.readString(program)).contains("caretline-probe");
    }

    @Test
    void list_hasEverythingInOrder_andWhyItIsNotUsed() throws IOException {
        onPath("python3", "3.9.2");
        onPath("python", "3.11.7");
        environmentIn(folder.resolve(".venv"), "3.11.5");
        embedded();

        PythonListing listing = interpreters().list(Optional.empty());

        assertThat(listing.findings())
                .extracting(f -> f.candidate().origin() + " " + f.interpreter().isPresent())
                .containsExactly("NEAREST_ENVIRONMENT true", "PATH false", "PATH true", "EMBEDDED true");
        assertThat(listing.used()).contains(listing.findings().get(0));
        assertThat(temporary.resolve("cache/cpython")).doesNotExist();
    }

    @Test
    void list_saysWhichIsUsed_asChooseTakesIt() throws IOException {
        onPath("python3", "3.9.2");
        onPath("python3.11", "3.11.7");
        Path other = FakePythons.cpython(temporary.resolve("other"), "3.11.9");
        embedded();

        for (Optional<String> wanted : List.of(
                Optional.<String>empty(),
                Optional.of("3.11"),
                Optional.of("3.11.3"),
                Optional.of("embedded"),
                Optional.of(other.toString()))) {
            assertThat(interpreters()
                            .list(wanted)
                            .used()
                            .orElseThrow()
                            .candidate()
                            .program())
                    .isEqualTo(interpreters().choose(wanted).executable());
        }
        for (String wanted : List.of("3.9", "3.12", "nowhere/python")) {
            assertThat(interpreters().list(Optional.of(wanted)).used()).isEmpty();
            assertThat(interpreters().list(Optional.of(wanted)).problem()).isPresent();
        }
    }

    @Test
    void list_saysThatNothingIsUsed_whenTheEnvironmentIsNotSupported() throws IOException {
        Path python = environmentIn(folder.resolve(".venv"), "3.12.1");
        onPath("python3", "3.11.7");

        PythonListing listing = interpreters().list(Optional.empty());

        assertThat(listing.used()).isEmpty();
        assertThat(listing.problem().orElseThrow()).startsWith(python + " is CPython 3.12.1: supported is");
    }

    /** A shim that says something else than what it starts. */
    private Path shim(String... versions) throws IOException {
        for (String version : versions) {
            FakePythons.cpython(
                    temporary.resolve("pyenv/versions").resolve(version).resolve("bin/python3"), version);
        }
        Path shim = FakePythons.cpython(temporary.resolve("pyenv/shims/python3"), "3.11.99");
        environment.put("PATH", shim.getParent().toString());
        return shim;
    }

    @ParameterizedTest
    @CsvSource({"3.11.7,,,3.11.7", ",3.11.8,,3.11.8", ",,3.11.9,3.11.9", ",,3.11,3.11.99", ",,python-3.11.7,3.11.7"})
    void choose_asksWhatAShimOfPyenvStarts(String variable, String nearest, String global, String expected)
            throws IOException {
        Path shim = shim("3.11.7", "3.11.8", "3.11.9");
        if (variable != null) {
            environment.put("PYENV_VERSION", variable);
        }
        if (nearest != null) {
            Files.writeString(temporary.resolve("project/.python-version"), "# ours\n" + nearest + "  \n");
        }
        Files.writeString(temporary.resolve("pyenv/version"), global == null ? "3.10.1\n" : global + "\n");

        Interpreter chosen = chosen();

        assertThat(chosen.version()).hasToString(expected);
        assertThat(chosen.executable()).isEqualTo(shim);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3.11.7\n3.11.8", "3.11.7:3.11.8", "../versions/3.11.7", "system", "3.11", "\u0000"})
    void choose_asksAShimOfPyenvItself_whereOnlyPyenvCanTell(String content) throws IOException {
        shim("3.11.7", "3.11.8");
        Files.writeString(temporary.resolve("pyenv/version"), content);

        assertThat(chosen().version()).hasToString("3.11.99");
    }

    @Test
    void choose_takesTheOnlyReleaseBehindAShimOfPyenv() throws IOException {
        shim("3.11.7", "3.10.2");
        environment.put("PYENV_VERSION", "3.11");

        assertThat(chosen().version()).hasToString("3.11.7");
    }
}
