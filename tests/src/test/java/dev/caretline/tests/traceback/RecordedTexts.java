package dev.caretline.tests.traceback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Texts that a CPython printed which need not be here: files in a folder of resources, one for each theme, that hold after a
 * line {@code #### name} what was printed for the program of that name. Characters that control something are escaped.
 */
final class RecordedTexts {
    private static final Pattern ENTRY = Pattern.compile("#### (\\w+)\n(.*?)(?=#### |\\z)", Pattern.DOTALL);
    private static final int LONGEST = 20_000;

    private RecordedTexts() {}

    /** A text as it is recorded: of a very long one its length and a hash. */
    static String recorded(String text) {
        if (text.length() > LONGEST) {
            return String.format(Locale.ROOT, "(%d characters, hash %d)\n", text.length(), text.hashCode());
        }
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\033') {
                out.append("\\e");
            } else if (c != '\n' && (Character.isISOControl(c) || c == 0x2028 || c == 0xFEFF)) {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** What is recorded, by theme and name of the programs. */
    static Map<String, String> read(String resources) {
        Map<String, String> texts = new LinkedHashMap<>();
        try (Stream<Path> themes = Files.list(folder(resources))) {
            for (Path theme : themes.sorted().toList()) {
                Matcher matcher = ENTRY.matcher(Files.readString(theme));
                String prefix = theme.getFileName().toString().replace(".txt", "/");
                while (matcher.find()) {
                    texts.put(prefix + matcher.group(1), matcher.group(2));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** Replaces what is recorded. */
    static void write(String resources, Map<String, String> texts) {
        Map<String, StringBuilder> themes = new TreeMap<>();
        texts.forEach((name, text) -> {
            String theme = name.replaceFirst("/.*", ".txt");
            themes.computeIfAbsent(theme, file -> new StringBuilder())
                    .append("#### ")
                    .append(name.replaceFirst(".*/", ""))
                    .append('\n')
                    .append(text);
        });
        try {
            Files.createDirectories(folder(resources));
            for (Map.Entry<String, StringBuilder> theme : themes.entrySet()) {
                Files.writeString(folder(resources).resolve(theme.getKey()), theme.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(String resources) {
        return Path.of(System.getProperty("caretline.root"), "tests/src/test/resources", resources);
    }
}
