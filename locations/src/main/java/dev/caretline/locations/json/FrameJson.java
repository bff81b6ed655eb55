package dev.caretline.locations.json;

import com.google.gson.stream.JsonWriter;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.traceback.CodeIdentity;
import dev.caretline.locations.traceback.DescribedValue;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.HowKnown;
import dev.caretline.locations.traceback.Source;
import dev.caretline.locations.traceback.Sources;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes the members of a frame's object, and ranges. */
final class FrameJson {
    private static final int MAX_SOURCE_LINES = 20;

    private final Sources sources;
    private final JsonWriter json;

    FrameJson(Sources sources, JsonWriter json) {
        this.sources = sources;
        this.json = json;
    }

    /** Into an object that is open. */
    void write(Frame frame) throws IOException {
        CodeIdentity code = frame.code();
        json.name("file").value(code.filename());
        json.name("module").value(code.module().orElse(null));
        json.name("function").value(code.name());
        json.name("qualname").value(code.qualname());
        json.name("firstLine").value(code.firstLine());
        json.name("line").value(frame.line());
        json.name("lasti").value(frame.lasti());
        json.name("repeated").value(frame.repeated());
        json.name("range");
        if (frame.range().isPresent()) {
            write(frame.range().get());
        } else {
            json.nullValue();
        }
        writeSource(frame);
        writeValues(frame);
    }

    void write(SourceRange range) throws IOException {
        json.beginArray();
        json.value(range.lineNumber());
        json.value(range.columnBytes());
        json.value(range.endLineNumber());
        json.value(range.endColumnBytes());
        json.endArray();
    }

    /** The lines of the range, or the line; null if there is no such source. */
    private void writeSource(Frame frame) throws IOException {
        json.name("source");
        int first = frame.range().map(SourceRange::lineNumber).orElse(frame.line());
        int last = frame.range().map(SourceRange::endLineNumber).orElse(frame.line());
        Optional<Source> source = sources.any(frame.code().filename());
        if (source.flatMap(found -> found.line(first)).isEmpty()) {
            json.nullValue();
            return;
        }
        json.beginArray();
        for (int line = first; line <= Math.min(last, first + MAX_SOURCE_LINES - 1); line++) {
            int number = line;
            json.value(source.flatMap(found -> found.line(number)).orElse(null));
        }
        json.endArray();
    }

    private void writeValues(Frame frame) throws IOException {
        if (frame.names().isEmpty() && frame.captured().isEmpty()) {
            return;
        }
        json.name("values").beginArray();
        for (Frame.NamedValue named : frame.names()) {
            json.beginObject();
            json.name("name").value(named.name());
            json.name("scope").value(named.scope().name().toLowerCase(Locale.ROOT));
            write(named.value(), HowKnown.FRAME);
        }
        for (Frame.CapturedValue captured : frame.captured()) {
            json.beginObject();
            json.name("range");
            write(captured.range());
            write(captured.value(), HowKnown.CAPTURED);
        }
        json.endArray();
    }

    private void write(DescribedValue value, HowKnown how) throws IOException {
        json.name("how").value(how.name().toLowerCase(Locale.ROOT));
        json.name("type").value(value.type());
        json.name("repr").value(value.repr());
        json.name("cut").value(value.cut());
        json.name("length");
        OptionalLong length = value.length();
        if (length.isPresent()) {
            json.value(length.getAsLong());
        } else {
            json.nullValue();
        }
        json.endObject();
    }
}
