package dev.caretline.tests.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.caretline.tests.engine.Programs.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code caretline run} shows of an assert that fails, by itself and in pytest. */
class FailedAssertTest {
    private static final String PLAIN = "AssertionError: not enough";

    @TempDir
    Path temporary;

    private Programs programs;

    @BeforeEach
    void copyPrograms() throws IOException {
        programs = Programs.underTest(temporary, "asserts");
    }

    private Run run(Path python, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Programs.launcher().toString(), "run", "--python", python.toString(), "--color", "never"));
        command.addAll(List.of(arguments));
        return programs.run(command, programs.ownCache(), "");
    }

    private List<String> shown(String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("shop.py");
        Run run = run(Programs.python(), arguments.toArray(String[]::new));
        assertThat(run.status()).isEqualTo(1);
        return utf8(run.err()).lines().toList();
    }

    private static String utf8(String latin1) {
        return new String(
                latin1.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void caretlineStyle_hangsTheValuesUnderWhatDecided() {
        assertThat(shown())
                .endsWith(
                        "  shop.py:9:16 in checkout",
                        "     8 │ def checkout(sku, qty, floor=1):",
                        "     9 │     assert 0 < qty <= stock[sku] and price(sku) > floor, \"not enough\"",
                        "       │                ^^^^^^^^^^^^^^^^^",
                        "       │                │      │    ││",
                        "       │                7      │    │'pear'",
                        "       │                       │    5",
                        "       │                       {'pear': 5, 'fig': 0}",
                        "    10 │     return qty * price(sku)",
                        PLAIN,
                        " +  not evaluated: price(sku) > floor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"caretline", "cpython-3.11", "cpython-3.13", "cpython-3.14"})
    void report_isDrawnOnceInTheFormAskedFor_inEachStyle(String style) {
        assertThat(shown("--style", style, "--report", "pytest"))
                .endsWith(
                        PLAIN,
                        "assert 0 < 7 <= 5 and price(sku) > floor",
                        " +  decided by qty <= stock[sku]",
                        " +  where 7 = qty",
                        " +  where 5 = {'pear': 5, 'fig': 0}['pear']");
        assertThat(shown("--style", style, "--report=diagram"))
                .contains("                   |  {'pear': 5, 'fig': 0}")
                .noneMatch(line -> line.startsWith(" +  where"));
        List<String> json = shown("--style", style, "--report", "json");
        assertThat(json.get(json.size() - 2)).isEqualTo(PLAIN);
        assertThat(json.get(json.size() - 1)).startsWith("{\"version\":1,");
    }

    @Test
    void json_holdsTheReport() throws IOException {
        shown("--json", "failure.json");
        JsonObject failure = JsonParser.parseString(
                        Files.readString(programs.folder().resolve("failure.json")))
                .getAsJsonObject();
        JsonObject report = failure.getAsJsonArray("exceptions")
                .get(failure.get("root").getAsInt())
                .getAsJsonObject()
                .getAsJsonObject("assertion");
        assertThat(report.get("message").getAsString()).isEqualTo("not enough");
        JsonObject decisive = report.getAsJsonArray("nodes")
                .get(report.get("decisive").getAsInt())
                .getAsJsonObject();
        assertThat(decisive.get("text").getAsString()).isEqualTo("0 < qty <= stock[sku]");
        assertThat(decisive.get("repr").getAsString()).isEqualTo("False");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fork", "spawn", "forkserver"})
    void workers_sendTheirReports(String method) throws IOException {
        Files.writeString(programs.folder().resolve("workers.py"), """
                import multiprocessing
                def work(n):
                    assert n * 2 == n + 1, n
                if __name__ == "__main__":
                    with multiprocessing.get_context("%s").Pool(1) as pool:
                        try:
                            pool.map(work, [1, 2])
                        except AssertionError as e:
                            print(e.args, e.__caretline__["nodes"][0]["text"], e.__notes__[0].split("\\n"))
                """.formatted(method));
        assertThat(run(Programs.python(), "workers.py").out())
                .isEqualTo("(2,) n * 2 == n + 1 ['assert 4 == 3', ' +  where 4 = 2 * 2', ' +  where 3 = 2 + 1']\n");
    }

    @Test
    void json_hasTheReportOfTheAssert_inAnyStyle() throws IOException {
        assertThat(shown("--style", "cpython-3.11", "--json", "failure.json")).contains(PLAIN);
        JsonObject report = exception("failure.json").getAsJsonObject("assertion");
        assertThat(report.get("function").getAsString()).isEqualTo("checkout");
        assertThat(report.getAsJsonArray("nodes").size()).isGreaterThan(5);
    }

    @Test
    void json_saysWhy_whereTheStyleDoes() throws IOException {
        Files.writeString(programs.folder().resolve("shop.py"), "stock = {'pear': 5}\nstock['pears']\n");
        assertThat(shown("--json", "failure.json")).last().asString().startsWith("  because ");
        JsonObject because = exception("failure.json").getAsJsonObject("because");
        assertThat(because.get("rule").getAsString()).isEqualTo("key");
        assertThat(because.getAsJsonArray("lines")
                        .get(0)
                        .getAsJsonObject()
                        .get("text")
                        .getAsString())
                .startsWith("stock has 1 key");
    }

    @Test
    void json_thatCannotBeWritten_isToldUnderTheDrawing() {
        assertThat(shown("--json", "no/such/folder.json"))
                .contains(PLAIN)
                .last()
                .asString()
                .startsWith("caretline: the failure was not written as JSON: no such file: ");
    }

    private JsonObject exception(String name) throws IOException {
        String text = Files.readString(programs.folder().resolve(name));
        return JsonParser.parseString(text)
                .getAsJsonObject()
                .getAsJsonArray("exceptions")
                .get(0)
                .getAsJsonObject();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-assertions", "--no-note"})
    void failure_isPythonsOwn_whenTheExplanationIsTurnedOff(String option) {
        Programs.Call call = new Programs.Call(List.of("shop.py"), "");
        assertThat(programs.underCaretline(call, programs.ownCache(), option)).isEqualTo(programs.plainly(call));
    }

    @Test
    void assert_isLeftToPython_whenTheProjectSaysSo() throws IOException {
        Files.writeString(programs.folder().resolve("pyproject.toml"), "[tool.caretline]\nassertions = false\n");
        assertThat(shown()).endsWith(PLAIN);
    }

    @Test
    void assert_isGone_underMinusO() {
        assertThat(run(Programs.python(), "-O", "shop.py").status()).isZero();
    }

    @Test
    void adversarialReprs_giveAReport_andTheProgramGoesOn() {
        Run run = run(Programs.python(), "adversarial.py");
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().map(line -> line.replaceAll("\\\\n.*", "")))
                .containsExactly(
                        "Raises ['assert not <Raises object (repr raised ValueError)>",
                        "Exits ['assert not <Exits object (repr raised SystemExit)>",
                        "Recurses ['assert not <Recurses object (repr raised RecursionError)>",
                        "Never ['assert not <Never object (repr took too long)>",
                        "NonStr ['assert not <NonStr object (repr raised TypeError)>",
                        "went on");
    }

    private static final String[] UNITTEST = {
        "AssertionError: 4 != 5",
        " +  where 4 = f(x) * 2",
        " +    where f(x) is unknown",
        " +    where 1 = x",
        "AssertionError: 'BOB' not found in ['Ada'] : message",
        " +  where 'BOB' = \"Bob\".upper()",
        " +  where ['Ada'] = users",
        " +  where False = not f(0)",
        "assert 2 == 3",
        " +  where 2 = f(1)",
    };

    @Test
    void unittest_showsWhereArgumentsCameFrom() {
        Run run = run(Programs.python(), "-m", "unittest", "unit");
        assertThat(run.err().lines()).contains(UNITTEST);
        assertThat(run.err()).containsOnlyOnce(" +    where 1 = x");
    }

    @Test
    void unittest_saysWhatPythonSays_withoutAssertions() {
        Programs.Call call = new Programs.Call(List.of("-m", "unittest", "unit"), "");
        Run run = programs.underCaretline(call, programs.ownCache(), "--no-assertions");
        assertThat(run.err().lines()).doesNotContain(" +    where 1 = x").contains("AssertionError: 4 != 5");
        assertThat(run.status()).isEqualTo(programs.plainly(call).status());
    }

    /** Neither functions that the program has put into os, nor a Java that was missing for a while keep ours from working. */
    @Test
    void modulesExplainTheirAsserts_whateverTheProgramDoesToOs() throws IOException {
        Files.writeString(programs.folder().resolve("os_of_a_test.py"), """
                import importlib, os, sys, time

                seen = []
                def notes(name):
                    with open(name + ".py", "w") as file:
                        file.write("def f(x): assert x == 1")
                    importlib.invalidate_caches()
                    module = importlib.import_module(name)
                    try:
                        module.f(0)
                    except AssertionError as error:
                        return getattr(error, "__notes__", None)

                def not_ours(*arguments, **named):
                    seen.append(arguments)
                    raise OSError

                theirs = {name: getattr(os, name) for name in ("access", "getuid", "lstat", "makedirs", "open", "posix_spawn")}
                vars(os).update(dict.fromkeys(theirs, not_ours))
                print(notes("unusual"), seen)
                vars(os).update(theirs)

                link = sys.modules["caretline_agent"].link
                link._pause = 0.01
                java = os.environ.pop("JAVA_HOME", None), os.environ["PATH"]
                os.environ["PATH"] = "/nowhere"
                print(notes("missing"))
                os.environ["PATH"] = java[1]
                if java[0]:
                    os.environ["JAVA_HOME"] = java[0]
                time.sleep(0.02)
                print(notes("again"))
                """);
        assertThat(utf8(run(Programs.python(), "os_of_a_test.py").out()).lines())
                .containsExactly(
                        "['assert 0 == 1\\n +  where 0 = x'] []", "None", "['assert 0 == 1\\n +  where 0 = x']");
    }

    // ---- pytest, where the machine has one for Python 3.11

    private Path pythonWithPytest() {
        Run found = programs.run(
                List.of(
                        "python3",
                        "-c",
                        "import sys, pytest; sys.version_info[:2] == (3, 11) and print(sys.executable, end='')"),
                Map.of(),
                "");
        assumeTrue(found.status() == 0 && !found.out().isEmpty(), "skipped: python3 is no Python 3.11 that has pytest");
        return Path.of(found.out());
    }

    private String pytest(String... options) {
        List<String> arguments = new ArrayList<>(List.of("-m", "pytest", "-q", "-p", "no:cacheprovider"));
        arguments.addAll(List.of(options));
        return utf8(run(pythonWithPytest(), arguments.toArray(String[]::new)).out());
    }

    private static final String[] EXPLAINED = {
        "E       assert 4 == 5",
        "E        +  where 4 = 3 + 1",
        "E   AssertionError: wrong user",
        "E   assert 'Bob' == \"Ada\"",
        "E    +  where 'Bob' = {'name': 'Bob'}[\"name\"]",
        "E     P's differ",
        "E        1 and 2",
        "FAILED test_shop.py::test_fixture - assert 4 == 5",
        "FAILED test_shop.py::test_parametrized[2] - assert 2 in (1,)",
        "FAILED test_shop.py::test_conftest - assert 1 == 99",
    };

    @Test
    void pytest_showsTheReportsOfTestsConftestAndOtherModules() {
        String shown = pytest();
        assertThat(shown.lines()).contains(EXPLAINED);
        assertThat(shown).contains("5 failed, 2 passed");
    }

    @Test
    void pytest_showsWhereArgumentsCameFrom_inTestsOfUnittest() {
        List<String> shown = pytest("--tb=short", "unit.py").lines().toList();
        for (String line : UNITTEST) {
            assertThat(shown).contains("E   " + line);
        }
    }

    @Test
    void pytest_showsThem_whenThePluginIsAllThatIsThere() {
        Path plugins = Programs.launcher().resolveSibling("../target/agent/plugins");
        Run run = programs.run(
                List.of(
                        pythonWithPytest().toString(),
                        "-m",
                        "pytest",
                        "-q",
                        "-p",
                        "no:cacheprovider",
                        "-p",
                        "caretline_pytest"),
                Map.of(
                        "PYTHONPATH",
                        plugins.normalize().toString(),
                        "CARETLINE_CACHE",
                        temporary.resolve("cache").toString(),
                        "CARETLINE_PATIENCE",
                        "60"),
                "");
        assertThat(utf8(run.out()).lines()).contains(EXPLAINED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--tb=auto",
                "--tb=long",
                "--tb=short",
                "--tb=line",
                "--tb=native",
                "--tb=no",
                "--assert=plain",
                "--assert=rewrite",
                "-v",
                "-vv"
            })
    void pytest_goesOnWorking_withEachOfItsOptions(String option) {
        String shown = pytest(option);
        assertThat(shown).contains("5 failed, 2 passed").contains("test_fixture - assert 4 == 5");
    }

    @Test
    void pytest_rewritesItself_whenItIsToReportPassingAsserts() throws IOException {
        Files.writeString(programs.folder().resolve("pytest.ini"), "[pytest]\nenable_assertion_pass_hook = true\n");
        assertThat(pytest("-k", "fixture").lines()).contains("E       assert (3 + 1) == 5");
    }

    @Test
    void pytest_isNotChangedAgain_whenATestStartsItInItsOwnProcess() throws IOException {
        Files.writeString(programs.folder().resolve("test_plugin.py"), """
                import pytest
                from _pytest import raises
                from _pytest._code import code

                pytest_plugins = "pytester"

                def test(pytester):
                    functions = code.stringify_exception, raises.stringify_exception
                    assert pytester.runpytest_inprocess().ret == pytest.ExitCode.NO_TESTS_COLLECTED
                    assert (code.stringify_exception, raises.stringify_exception) == functions
                """);
        assertThat(pytest("test_plugin.py")).contains("1 passed");
    }
}
