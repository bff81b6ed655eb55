package dev.caretline.engine.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * {@code [tool.caretline]} of a pyproject.toml. Underscores and hyphens in keys mean the same; tables below it, such as that
 * of coverage, are the affair of others.
 *
 * @param texts of switches ({@code "1"} and {@code "0"}), choices and texts, by key
 * @param patterns of files, by key
 * @param problems one line for each key that is none, or has a value that it cannot have, and is left out
 */
public record ProjectSettings(Map<String, String> texts, Map<String, List<String>> patterns, List<String> problems) {
    private static final String TABLE = "tool.caretline";

    public ProjectSettings {
        texts = Map.copyOf(texts);
        patterns = Map.copyOf(patterns);
        problems = List.copyOf(problems);
    }

    /** The text is no TOML; the message says where. */
    public static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    public static ProjectSettings parse(String text) throws MalformedException {
        TomlParseResult parsed = Toml.parse(text);
        if (parsed.hasErrors()) {
            throw new MalformedException("not TOML: " + parsed.errors().get(0));
        }
        Reader reader = new Reader();
        Object table = parsed.get(List.of("tool", "caretline"));
        if (table instanceof TomlTable settings) {
            for (String key : settings.keySet()) {
                reader.read(key, settings.get(List.of(key)));
            }
        } else if (table != null) {
            reader.problems.add(TABLE + " is to be a table");
        }
        return new ProjectSettings(reader.texts, reader.patterns, reader.problems);
    }

    private static final class Reader {
        private final Map<String, String> texts = new LinkedHashMap<>();
        private final Map<String, List<String>> patterns = new LinkedHashMap<>();
        private final List<String> problems = new ArrayList<>();

        void read(String key, Object value) {
            if (value instanceof TomlTable) {
                return;
            }
            Optional<RunSetting> setting = RunSetting.named(key.replace('_', '-'));
            if (setting.isEmpty()) {
                problems.add(TABLE + " has no setting '" + key + "'");
            } else if (!isTaken(setting.get(), value)) {
                problems.add(TABLE + "." + key + " takes " + setting.get().expectation());
            }
        }

        private boolean isTaken(RunSetting setting, Object value) {
            if (setting.form() == RunSetting.Form.PATTERNS) {
                return takePatterns(setting.key(), value);
            }
            Optional<String> text = text(setting, value);
            text.ifPresent(taken -> texts.put(setting.key(), taken));
            return text.isPresent();
        }

        private static Optional<String> text(RunSetting setting, Object value) {
            if (setting.form() == RunSetting.Form.SWITCH) {
                return value instanceof Boolean truth ? Optional.of(truth ? "1" : "0") : Optional.empty();
            }
            return value instanceof String text && setting.allows(text) ? Optional.of(text) : Optional.empty();
        }

        private boolean takePatterns(String key, Object value) {
            List<Object> items = value instanceof TomlArray array ? array.toList() : List.of(value);
            List<String> taken = new ArrayList<>();
            for (Object item : items) {
                if (!(item instanceof String pattern)) {
                    return false;
                }
                taken.add(pattern);
            }
            patterns.put(key, taken);
            return true;
        }
    }
}
