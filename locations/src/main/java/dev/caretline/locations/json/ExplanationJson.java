package dev.caretline.locations.json;

import com.google.gson.stream.JsonWriter;
import dev.caretline.locations.explain.Explanation;
import dev.caretline.locations.explain.Sentence;
import java.io.IOException;
import java.util.Locale;

/** Writes why an exception was raised, in sentences of parts. */
final class ExplanationJson {
    private final JsonWriter json;

    ExplanationJson(JsonWriter json) {
        this.json = json;
    }

    void write(Explanation explanation) throws IOException {
        json.beginObject();
        json.name("rule").value(explanation.rule());
        json.name("frame").value(explanation.frame());
        json.name("lines").beginArray();
        for (Sentence line : explanation.lines()) {
            write(line);
        }
        json.endArray();
        json.endObject();
    }

    private void write(Sentence line) throws IOException {
        json.beginObject();
        json.name("text").value(line.text());
        json.name("parts").beginArray();
        for (Sentence.Part part : line.parts()) {
            json.beginObject();
            json.name("kind").value(part.kind().name().toLowerCase(Locale.ROOT));
            json.name("text").value(part.text());
            if (part.known().isPresent()) {
                json.name("how").value(part.known().get().name().toLowerCase(Locale.ROOT));
            }
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }
}
