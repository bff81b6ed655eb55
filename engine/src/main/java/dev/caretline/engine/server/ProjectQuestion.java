package dev.caretline.engine.server;

import dev.caretline.engine.cache.CacheEntry;
import dev.caretline.engine.cache.CodeCache;
import dev.caretline.locations.plain.PlainValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * Reads {@code [tool.caretline]} of a pyproject.toml: {@code path, source, key} to {@code image}, a cache entry without
 * code. Strings stay strings, booleans become {@code "1"} and {@code "0"}, arrays of strings become tuples; underscores and
 * hyphens in names mean the same.
 */
final class ProjectQuestion implements Question {
    private final CodeCache cache;

    ProjectQuestion(CodeCache cache) {
        this.cache = cache;
    }

    @Override
    public PlainValue answer(PlainValue body) throws RefusedException {
        byte[] key = body.get("key").bytes().toArray();
        String text = new String(body.get("source").bytes().toArray(), StandardCharsets.UTF_8);
        TomlParseResult parsed = Toml.parse(text);
        if (parsed.hasErrors()) {
            throw new RefusedException("not TOML: " + parsed.errors().get(0));
        }
        TomlTable table = parsed.getTable("tool.caretline");
        PlainValue settings = PlainValue.of(table == null ? Map.of() : settings(table));
        byte[] image = CacheEntry.bytes(key, new byte[0], PlainValue.of(Map.of("settings", settings)));
        cache.put(key, image);
        return PlainValue.of(Map.of("image", PlainValue.of(image)));
    }

    private static Map<String, PlainValue> settings(TomlTable table) {
        Map<String, PlainValue> settings = new LinkedHashMap<>();
        for (String name : table.keySet()) {
            Object value = table.get(java.util.List.of(name));
            String setting = name.replace('_', '-');
            if (value instanceof String string) {
                settings.put(setting, PlainValue.of(string));
            } else if (value instanceof Boolean truth) {
                settings.put(setting, PlainValue.of(truth ? "1" : "0"));
            } else if (value instanceof TomlArray array) {
                settings.put(
                        setting,
                        PlainValue.of(array.toList().stream()
                                .filter(String.class::isInstance)
                                .map(item -> PlainValue.of((String) item))
                                .toList()));
            }
        }
        return settings;
    }
}
