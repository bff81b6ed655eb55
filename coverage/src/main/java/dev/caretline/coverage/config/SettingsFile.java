package dev.caretline.coverage.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** Finds and reads configuration files. */
public final class SettingsFile {
    private static final List<String> NAMES = List.of(".coveragerc", "setup.cfg", "tox.ini", "pyproject.toml");

    private SettingsFile() {}

    /**
     * What the configuration files of a folder say. As coverage.py does, the first of {@code .coveragerc}, {@code setup.cfg},
     * {@code tox.ini} and {@code pyproject.toml} that has settings is read; {@code [tool.caretline.coverage]} goes before it.
     *
     * @throws IllegalArgumentException if one of them cannot be read; the message names it
     */
    public static Settings find(Path folder) {
        Settings found = Settings.NONE;
        for (String name : NAMES) {
            Path file = folder.resolve(name);
            if (found.values().isEmpty() && Files.isRegularFile(file)) {
                found = name.endsWith(".toml")
                        ? toml(file, "tool.coverage")
                        : ini(file, name.equals(".coveragerc") ? "" : "coverage:");
            }
        }
        Path project = folder.resolve("pyproject.toml");
        return Files.isRegularFile(project) ? found.with(own(project)) : found;
    }

    /** What one named file says. */
    public static Settings read(Path file) {
        return file.toString().endsWith(".toml")
                ? toml(file, "tool.coverage").with(own(file))
                : ini(file, "").with(ini(file, "coverage:"));
    }

    /** What is meant for us alone: a name that we do not know is a slip. */
    private static Settings own(Path file) {
        Settings settings = toml(file, "tool.caretline.coverage");
        for (String key : settings.values().keySet()) {
            if (!Settings.KNOWN.contains(key) && !key.startsWith("paths.")) {
                throw new IllegalArgumentException(file + ": there is no setting tool.caretline.coverage." + key);
            }
        }
        return settings;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + (Files.exists(file) ? " cannot be read" : ": there is no such file"), e);
        }
    }

    // ---- TOML

    private static Settings toml(Path file, String table) {
        TomlParseResult parsed = Toml.parse(content(file));
        if (parsed.hasErrors()) {
            throw new IllegalArgumentException(
                    file + ": " + parsed.errors().get(0).toString());
        }
        TomlTable top = parsed.getTable(table);
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (top != null) {
            collect(top, "", values);
        }
        return new Settings(values);
    }

    private static void collect(TomlTable table, String prefix, Map<String, List<String>> values) {
        for (String key : table.keySet()) {
            Object value = table.get(List.of(key));
            if (value instanceof TomlTable inner) {
                collect(inner, prefix + key + ".", values);
            } else {
                values.put(prefix + key, texts(value));
            }
        }
    }

    private static List<String> texts(Object value) {
        if (value instanceof TomlArray array) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                texts.add(Variables.in(String.valueOf(array.get(i))));
            }
            return texts;
        }
        return List.of(Variables.in(String.valueOf(value)));
    }

    // ---- INI

    private static Settings ini(Path file, String prefix) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        String section = "";
        String key = "";
        for (String line : content(file).lines().toList()) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
                continue;
            }
            if (text.startsWith("[") && text.endsWith("]")) {
                section = text.substring(1, text.length() - 1).strip();
                key = "";
            } else if (Character.isWhitespace(line.charAt(0)) && !key.isEmpty()) {
                values.computeIfPresent(key, (k, old) -> List.of(old.get(0) + "\n" + Variables.in(text)));
            } else {
                int equals = indexOfSeparator(text);
                key = section.startsWith(prefix) && equals > 0
                        ? section.substring(prefix.length()) + "."
                                + text.substring(0, equals).strip()
                        : "";
                if (!key.isEmpty()) {
                    values.put(
                            key, List.of(Variables.in(text.substring(equals + 1).strip())));
                }
            }
        }
        return new Settings(values);
    }

    private static int indexOfSeparator(String text) {
        int equals = text.indexOf('=');
        int colon = text.indexOf(':');
        return equals < 0 || (colon >= 0 && colon < equals) ? colon : equals;
    }
}
