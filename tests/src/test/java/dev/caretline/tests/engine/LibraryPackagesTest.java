package dev.caretline.tests.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real programs: test packages of the embedded CPython's own library, with every module compiled by us, the library's
 * included. Each single test has the outcome that it has under plain Python.
 *
 * <p>Tests that wait for other processes or threads can fail on a loaded machine, with us and without. So a difference
 * counts if it is there again when the package runs a second time, both ways.
 */
@Tag("full")
class LibraryPackagesTest {
    private static final long TIMEOUT_MINUTES = 20;
    private static final List<String> PACKAGES = List.of(
            "test_json",
            "test_email",
            "test_unittest",
            "test_dataclasses",
            "test_typing",
            "test_re",
            "test_threading",
            "test_subprocess",
            "test_multiprocessing_fork",
            "test_asyncio");
    private static final List<List<String>> OPTIONS =
            List.of(List.of("--include", "*"), List.of("--include", "*", "--values"));

    @TempDir
    Path temporary;

    /** The outcomes under plain Python, by package: they serve both sets of options. */
    private final Map<String, Map<String, String>> plainly = new HashMap<>();

    @TestFactory
    Stream<DynamicTest> tests_haveThePlainOutcome_whenAllIsCompiledByUs() {
        assumeTrue(Files.exists(Programs.launcher().resolveSibling("../target/agent")), "skipped: cli is not packaged");
        return PACKAGES.stream()
                .flatMap(name -> OPTIONS.stream()
                        .map(options -> DynamicTest.dynamicTest(
                                name + " " + String.join(" ", options), () -> compare(name, options))));
    }

    private void compare(String name, List<String> options) throws Exception {
        Map<String, String> expected = plainly.get(name);
        if (expected == null) {
            expected = outcomes(List.of(Programs.python().toString()), name);
            plainly.put(name, expected);
        }
        Map<String, String> differences = differences(expected, outcomes(underCaretline(options), name));
        if (!differences.isEmpty()) {
            expected = outcomes(List.of(Programs.python().toString()), name);
            Map<String, String> again = differences(expected, outcomes(underCaretline(options), name));
            differences.keySet().retainAll(again.keySet());
        }
        assertThat(expected).hasSizeGreaterThan(50);
        assertThat(differences).isEmpty();
    }

    private static List<String> underCaretline(List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Programs.launcher().toString(),
                "run",
                "--python",
                Programs.python().toString()));
        command.addAll(List.of("--style", "cpython-3.11"));
        command.addAll(options);
        return command;
    }

    /** What a test came to under plain Python and under Caretline, by the test's name, where that is not the same. */
    private static Map<String, String> differences(Map<String, String> expected, Map<String, String> found) {
        TreeSet<String> names = new TreeSet<>(expected.keySet());
        names.addAll(found.keySet());
        Map<String, String> differences = new TreeMap<>();
        for (String name : names) {
            String plain = expected.getOrDefault(name, "not run");
            String ours = found.getOrDefault(name, "not run");
            if (!plain.equals(ours)) {
                differences.put(name, plain + ", under Caretline " + ours);
            }
        }
        return differences;
    }

    /** Runs a package in a folder of its own; what each test came to, by name. */
    private Map<String, String> outcomes(List<String> python, String name)
            throws IOException, InterruptedException, XMLStreamException {
        Path folder = Files.createTempDirectory(temporary, "run");
        Path report = folder.resolve("report.xml");
        List<String> command = new ArrayList<>(python);
        command.addAll(List.of("-m", "test", "--timeout", "300", "--junit-xml", report.toString(), name));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().keySet().removeIf(Programs::matters);
        builder.environment().put("CARETLINE_CACHE", temporary.resolve("cache").toString());
        builder.environment().put("CARETLINE_PATIENCE", "60");
        Process process = builder.start();
        if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command + " did not end");
        }
        assertThat(report).as(Files.readString(folder.resolve("output"))).exists();
        return read(report);
    }

    /** The outcomes of a JUnit report; the same test may have run more than once. */
    private static Map<String, String> read(Path report) throws IOException, XMLStreamException {
        Map<String, String> outcomes = new TreeMap<>();
        try (InputStream in = Files.newInputStream(report)) {
            XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
            String test = "";
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "testcase" -> {
                        test = xml.getAttributeValue(null, "name");
                        outcomes.merge(test, xml.getAttributeValue(null, "result"), LibraryPackagesTest::joined);
                    }
                    case "failure", "error", "skipped" ->
                        outcomes.merge(test, xml.getLocalName(), LibraryPackagesTest::joined);
                    default -> {}
                }
            }
        }
        return outcomes;
    }

    private static String joined(String before, String more) {
        return before + " " + more;
    }
}
