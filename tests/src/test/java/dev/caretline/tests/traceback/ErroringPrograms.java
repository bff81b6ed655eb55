package dev.caretline.tests.traceback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The programs of {@code src/test/resources/traceback}: each file holds many, each after a line {@code #### name}. They are
 * written to a folder of their own each, as {@code theme/name/name.py}.
 */
final class ErroringPrograms {
    private static final Pattern PROGRAM = Pattern.compile("#### (\\w+)\n(.*?)(?=#### |\\z)", Pattern.DOTALL);

    private ErroringPrograms() {}

    /** The paths of all programs, sorted. */
    static List<Path> writeTo(Path folder) {
        return writeTo(folder, "traceback");
    }

    /** The paths of all programs of another folder of resources, sorted. */
    static List<Path> writeTo(Path folder, String resources) {
        Path corpus = Path.of(System.getProperty("caretline.root"), "tests/src/test/resources", resources);
        List<Path> programs = new ArrayList<>();
        try (Stream<Path> themes = Files.list(corpus)) {
            for (Path theme : themes.filter(Files::isRegularFile).sorted().toList()) {
                Matcher matcher = PROGRAM.matcher(Files.readString(theme));
                String name = theme.getFileName().toString().replace(".txt", "");
                while (matcher.find()) {
                    programs.add(write(folder.resolve(name).resolve(matcher.group(1)), matcher.group(2)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return programs;
    }

    private static Path write(Path folder, String text) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(folder.getFileName() + ".py"), text);
    }

    /** The file of another kind beside a program. */
    static Path beside(Path program, String suffix) {
        return program.resolveSibling(program.getFileName().toString().replaceFirst("\\.py$", suffix));
    }
}
