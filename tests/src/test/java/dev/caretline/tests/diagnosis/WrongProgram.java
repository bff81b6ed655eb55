package dev.caretline.tests.diagnosis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program of a corpus such as {@code src/test/resources/wrong}, whose README says how the files are written.
 *
 * @param group the file and the group it stands in
 * @param mode {@code exec}, {@code eval} or {@code single}
 * @param latin1 the source, each byte as the character of that number
 */
public record WrongProgram(String group, String mode, String latin1) {
    private static final Pattern ESCAPE = Pattern.compile("\\\\x(\\p{XDigit}{2})");
    private static final Path RESOURCES = Path.of(System.getProperty("caretline.root"), "tests/src/test/resources");

    /** All programs of a folder of the test resources, in the order of the files' names. */
    public static List<WrongProgram> all(String folder) {
        List<WrongProgram> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                read(file, all);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** The source as a file holds it. */
    public byte[] source() {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void read(Path file, List<WrongProgram> into) throws IOException {
        String name = file.getFileName().toString();
        String group = name;
        List<String> lines = List.of(Files.readString(file).split("\n", -1));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("=== ")) {
                group = name + ", " + line.substring(4);
            } else if (line.startsWith("> ")) {
                into.add(new WrongProgram(group, "exec", latin1(line.substring(2) + "\n")));
            } else if (line.startsWith("---")) {
                int end = lines.subList(i + 1, lines.size()).indexOf("---") + i + 1;
                if (end == i) {
                    throw new IllegalArgumentException(file + ": the program in line " + (i + 1) + " does not end");
                }
                Set<String> options = Set.of(line.substring(3).strip().split(" +"));
                into.add(program(group, options, String.join("\n", lines.subList(i + 1, end))));
                i = end;
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalArgumentException(file + ": what is line " + (i + 1) + "? " + line);
            }
        }
    }

    private static WrongProgram program(String group, Set<String> options, String text) {
        String mode = options.contains("eval") ? "eval" : options.contains("single") ? "single" : "exec";
        String whole = options.contains("open") ? text : text + "\n";
        return new WrongProgram(group, mode, options.contains("bytes") ? unescaped(latin1(whole)) : latin1(whole));
    }

    private static String latin1(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** A text in which {@code \xHH} stands for one byte. */
    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(
                        escape -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 16))));
    }
}
