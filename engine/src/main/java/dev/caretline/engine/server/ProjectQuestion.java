package dev.caretline.engine.server;

import dev.caretline.engine.cache.CacheEntry;
import dev.caretline.engine.cache.CodeCache;
import dev.caretline.engine.settings.ProjectSettings;
import dev.caretline.locations.plain.PlainValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the settings in a pyproject.toml: {@code path, source, key} to {@code image}, a cache entry without code but with
 * {@code settings}, of texts and lists of texts, and {@code problems}, lines about what was left out.
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
        byte[] image = CacheEntry.bytes(key, new byte[0], extra(read(text)));
        cache.put(key, image);
        return PlainValue.of(Map.of("image", PlainValue.of(image)));
    }

    private static ProjectSettings read(String text) throws RefusedException {
        try {
            return ProjectSettings.parse(text);
        } catch (ProjectSettings.MalformedException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    private static PlainValue extra(ProjectSettings project) {
        Map<String, PlainValue> settings = new LinkedHashMap<>();
        project.texts().forEach((key, text) -> settings.put(key, PlainValue.of(text)));
        project.patterns().forEach((key, patterns) -> settings.put(key, texts(patterns)));
        return PlainValue.of(Map.of("settings", PlainValue.of(settings), "problems", texts(project.problems())));
    }

    private static PlainValue texts(List<String> texts) {
        return PlainValue.of(texts.stream().map(PlainValue::of).toList());
    }
}
