package dev.caretline.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.tests.cli.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs each command that README shows, on the examples that come with Caretline, and compares what is printed. */
class ShownCommandsTest {
    private static final String PROMPT = "$ cli/bin/caretline ";
    private static final Path ROOT = Path.of(System.getProperty("caretline.root"));

    /** A command as README shows it, and what stands below it: standard output, then standard error. */
    record Shown(List<String> arguments, String printed) {
        @Override
        public String toString() {
            return String.join(" ", arguments);
        }
    }

    @TempDir
    private static Path folder;

    static Stream<List<Shown>> blocks() throws IOException {
        List<List<Shown>> blocks = new ArrayList<>();
        boolean isCode = true;
        for (String block : Files.readString(ROOT.resolve("README.md")).split("(?m)^```.*\\R")) {
            isCode = !isCode;
            if (isCode && block.startsWith(PROMPT)) {
                blocks.add(commands(block));
            }
        }
        assertThat(blocks).isNotEmpty();
        return blocks.stream();
    }

    private static List<Shown> commands(String block) {
        List<Shown> commands = new ArrayList<>();
        for (String command : block.substring(2).split("(?m)^\\$ ")) {
            int end = command.indexOf('\n');
            List<String> words = List.of(command.substring(0, end).split(" "));
            commands.add(new Shown(words.subList(1, words.size()), command.substring(end + 1)));
        }
        return commands;
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void readme_showsWhatIsPrinted(List<Shown> block) throws IOException {
        Path script = inFolderOfExamples();
        for (Shown shown : block) {
            Launcher.Run run =
                    Launcher.run(script, Map.of(), "", shown.arguments().toArray(String[]::new));
            assertThat(run.out() + run.err()).isEqualTo(shown.printed());
        }
    }

    /** A script that runs the command in a copy of the examples, which commands may leave files in. */
    private static Path inFolderOfExamples() throws IOException {
        Path examples = ROOT.resolve("cli/examples");
        try (Stream<Path> files = Files.walk(examples)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(ROOT.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                if (!Files.exists(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
        Path script = Files.writeString(
                folder.resolve("caretline"),
                "#!/bin/sh\ncd '" + folder + "' && exec '" + Launcher.script() + "' \"$@\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }
}
