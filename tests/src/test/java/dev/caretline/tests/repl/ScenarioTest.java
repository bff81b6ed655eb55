package dev.caretline.tests.repl;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caretline.tests.cli.Launcher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scenarios of data files: {@code == NAME}, then lines of {@code type TEXT}, {@code line TEXT} (typed, then Enter),
 * {@code key NAMES}, {@code paste TEXT} (with Java's escapes), {@code size COLUMNS LINES}, {@code ready} (keys are edited, which is waited for), {@code see TEXT} (waited for, below what was seen before) and {@code not TEXT} (nowhere on the screen).
 */
class ScenarioTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** {@code -Dcaretline.scenario=TEXT} plays only those with the text in their names. */
    private static final String NAMED = System.getProperty("caretline.scenario", "");

    @TempDir
    Path folder;

    private record Scenario(String name, List<String> steps) {}

    @TestFactory
    Stream<DynamicTest> promptBehaves_inShortScenarios() throws IOException {
        return tests("short.txt");
    }

    @Tag("full")
    @TestFactory
    Stream<DynamicTest> promptBehaves_inAllScenarios() throws IOException {
        return tests("all.txt");
    }

    private Stream<DynamicTest> tests(String file) throws IOException {
        assumeTrue(Tmux.isInstalled(), "skipped: there is no tmux");
        assumeTrue(
                Files.exists(Launcher.script().resolveSibling("../target/caretline-cli.jar")),
                "skipped: cli is not packaged");
        return read(file).stream()
                .filter(s -> s.name().contains(NAMED))
                .map(s -> DynamicTest.dynamicTest(s.name(), () -> play(s)));
    }

    private static List<Scenario> read(String file) throws IOException {
        try (InputStream in = ScenarioTest.class.getResourceAsStream("/repl/" + file)) {
            List<Scenario> scenarios = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("== ")) {
                    scenarios.add(new Scenario(line.substring(3), new ArrayList<>()));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    scenarios.get(scenarios.size() - 1).steps().add(line);
                }
            }
            return scenarios;
        }
    }

    private void play(Scenario scenario) throws IOException {
        Path work = Files.createTempDirectory(folder, "scenario");
        String command = "cd '" + work + "'; export PATH='" + Launcher.script().resolveSibling("")
                + "':$PATH CARETLINE_PATIENCE=60 CARETLINE_HISTORY='" + work + "/history' NO_COLOR=1; '"
                + Launcher.script() + "' repl; echo status=$?; exec sh";
        try (Tmux tmux = Tmux.start("caretline-" + ProcessHandle.current().pid() + "-" + work.getFileName(), command)) {
            int seen = await(tmux, ">>>", await(tmux, "leaves.", 0, scenario.name()), scenario.name());
            ready(tmux, scenario.name());
            for (String step : scenario.steps()) {
                seen = play(step, tmux, seen, scenario.name());
            }
        }
    }

    private static int play(String step, Tmux tmux, int seen, String name) {
        String[] words = step.split(" ", 2);
        String rest = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "type" -> tmux.type(rest);
            case "line" -> {
                tmux.type(rest);
                tmux.key("Enter");
            }
            case "key" -> Stream.of(rest.split(" ")).forEach(tmux::key);
            case "paste" -> tmux.paste(rest.translateEscapes());
            case "size" -> {
                String[] numbers = rest.split(" ");
                tmux.resize(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
            }
            case "ready" -> ready(tmux, name);
            case "see" -> {
                return await(tmux, rest, seen, name);
            }
            case "not" -> {
                if (tmux.screen().contains(rest)) {
                    throw new AssertionError(name + ": " + rest + " is on the screen:\n" + tmux.screen());
                }
            }
            default -> throw new IllegalArgumentException(step);
        }
        return seen;
    }

    /** The prompt is seen before keys are edited, and Ctrl-C would throw away what was typed until then. */
    private static void ready(Tmux tmux, String name) {
        Instant limit = Instant.now().plus(PATIENCE);
        while (!tmux.isEdited()) {
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError(name + ": nothing is edited:\n" + tmux.screen());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Where the text ends that was waited for. */
    private static int await(Tmux tmux, String text, int from, String name) {
        Instant limit = Instant.now().plus(PATIENCE);
        while (true) {
            String screen = tmux.screen();
            int at = screen.indexOf(text, Math.min(from, screen.length()));
            if (at >= 0) {
                return at + text.length();
            }
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError(name + ": no " + text + " on the screen:\n" + screen);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
