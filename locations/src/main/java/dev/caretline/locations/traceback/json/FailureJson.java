package dev.caretline.locations.traceback.json;

import com.google.gson.stream.JsonWriter;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.traceback.CodeIdentity;
import dev.caretline.locations.traceback.DescribedValue;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.HowKnown;
import dev.caretline.locations.traceback.Notes;
import dev.caretline.locations.traceback.RaisedException;
import dev.caretline.locations.traceback.Source;
import dev.caretline.locations.traceback.Sources;
import dev.caretline.locations.traceback.Stack;
import dev.caretline.locations.traceback.SyntaxDetails;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Writes one failure as one JSON object, piece by piece. What is not known is null. */
public final class FailureJson {
    /** The value of {@code schema}. */
    public static final String SCHEMA = "caretline/1";

    private static final int MAX_SOURCE_LINES = 20;

    private final Failure failure;
    private final Sources sources;
    private final List<String> how;
    private final JsonWriter json;

    private FailureJson(Failure failure, Sources sources, List<String> how, JsonWriter json) {
        this.how = List.copyOf(how);
        this.failure = failure;
        this.sources = sources;
        this.json = json;
    }

    /** Ends with a line feed; the writer is not closed. */
    public static void write(Failure failure, Sources sources, Writer out) throws IOException {
        write(failure, sources, List.of(), out);
    }

    /** @param how for each frame of the root, how its range is known; empty for a failure that comes from a process */
    public static void write(Failure failure, Sources sources, List<String> how, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.setIndent("  ");
        json.setSerializeNulls(true);
        json.setHtmlSafe(false);
        new FailureJson(failure, sources, how, json).write();
        json.flush();
        out.write('\n');
        out.flush();
    }

    private void write() throws IOException {
        json.beginObject();
        json.name("schema").value(SCHEMA);
        json.name("kind").value("traceback");
        String python = failure.python().stream().map(String::valueOf).collect(Collectors.joining("."));
        json.name("python").value(python.isEmpty() ? null : python);
        json.name("root").value(failure.root());
        json.name("exceptions").beginArray();
        for (RaisedException exception : failure.exceptions()) {
            write(exception);
        }
        json.endArray();
        json.endObject();
    }

    private void write(RaisedException exception) throws IOException {
        json.beginObject();
        json.name("id").value(exception.number());
        json.name("type").value(exception.type().qualname());
        json.name("module").value(exception.type().module().orElse(null));
        json.name("bases").beginArray();
        for (String base : exception.type().builtinBases()) {
            json.value(base);
        }
        json.endArray();
        json.name("message").value(exception.message().orElse(null));
        json.name("suggestion").value(exception.suggestion().orElse(null));
        writeNotes(exception.notes());
        json.name("cause");
        writeNumber(exception.cause());
        json.name("context");
        writeNumber(exception.context());
        json.name("suppressContext").value(exception.suppressContext());
        if (exception.group().isPresent()) {
            writeGroup(exception.group().get());
        }
        if (exception.syntax().isPresent()) {
            writeSyntax(exception.syntax().get());
        }
        if (exception.stack().isPresent()) {
            writeStack(exception.stack().get());
        }
        json.endObject();
    }

    private void writeNumber(OptionalInt number) throws IOException {
        if (number.isPresent()) {
            json.value(number.getAsInt());
        } else {
            json.nullValue();
        }
    }

    private void writeNumber(OptionalLong number) throws IOException {
        if (number.isPresent()) {
            json.value(number.getAsLong());
        } else {
            json.nullValue();
        }
    }

    private void writeNotes(Notes notes) throws IOException {
        json.name("notes").beginArray();
        if (notes instanceof Notes.Texts texts) {
            for (Optional<String> text : texts.texts()) {
                json.value(text.orElse(null));
            }
        } else {
            json.value(((Notes.Odd) notes).repr());
        }
        json.endArray();
    }

    private void writeGroup(RaisedException.Group group) throws IOException {
        json.name("members").beginArray();
        for (OptionalInt member : group.members()) {
            writeNumber(member);
        }
        json.endArray();
        json.name("memberCount").value(group.size());
    }

    private void writeSyntax(SyntaxDetails syntax) throws IOException {
        json.name("syntax").beginObject();
        json.name("file").value(syntax.filename());
        json.name("line").value(syntax.line());
        json.name("offset");
        writeNumber(syntax.offset());
        json.name("endLine");
        writeNumber(syntax.endLine());
        json.name("endOffset");
        writeNumber(syntax.endOffset());
        json.name("text").value(syntax.text().orElse(null));
        json.endObject();
    }

    private void writeStack(Stack stack) throws IOException {
        json.name("frames").beginArray();
        for (int i = 0; i < stack.frames().size(); i++) {
            json.beginObject();
            if (!how.isEmpty()) {
                json.name("how").value(how.get(i));
            }
            write(stack.frames().get(i));
        }
        json.endArray();
        if (stack.omitted() > 0) {
            json.name("omittedAt").value(stack.omittedAt());
            json.name("omitted").value(stack.omitted());
        }
    }

    private void write(Frame frame) throws IOException {
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
        json.endObject();
    }

    private void write(SourceRange range) throws IOException {
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
        writeNumber(value.length());
        json.endObject();
    }
}
