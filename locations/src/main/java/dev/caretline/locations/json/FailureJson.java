package dev.caretline.locations.json;

import com.google.gson.stream.JsonWriter;
import dev.caretline.locations.explain.Explainer;
import dev.caretline.locations.explain.Explanation;
import dev.caretline.locations.explain.SourceTrees;
import dev.caretline.locations.render.AsciiWriter;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.Notes;
import dev.caretline.locations.traceback.RaisedException;
import dev.caretline.locations.traceback.Sources;
import dev.caretline.locations.traceback.Stack;
import dev.caretline.locations.traceback.SyntaxDetails;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * One failure as one JSON object, written piece by piece. What is not known is null. All of it is ASCII, so that a text
 * with surrogates that stand alone is as good as any other.
 */
public final class FailureJson {
    /** The value of {@code schema}. */
    public static final String SCHEMA = "caretline/1";

    private final Failure failure;
    private final Sources sources;
    private final List<String> how;
    private final Map<Integer, String> reports;

    private FailureJson(Failure failure, Sources sources, List<String> how, Map<Integer, String> reports) {
        this.failure = failure;
        this.sources = sources;
        this.how = List.copyOf(how);
        this.reports = Map.copyOf(reports);
    }

    public static FailureJson of(Failure failure, Sources sources) {
        return new FailureJson(failure, sources, List.of(), Map.of());
    }

    /** @param known for each frame of the root, how its range is known */
    public FailureJson withRangesKnown(List<String> known) {
        return new FailureJson(failure, sources, known, reports);
    }

    /** @param asserted by numbers of exceptions, what a failed assert says of itself: JSON as it is to be written */
    public FailureJson withReports(Map<Integer, String> asserted) {
        return new FailureJson(failure, sources, how, asserted);
    }

    /** Ends with a line feed; the writer is flushed, but not closed. */
    public void write(Writer out) throws IOException {
        JsonWriter json = new JsonWriter(new AsciiWriter(out));
        json.setIndent("  ");
        json.setSerializeNulls(true);
        json.setHtmlSafe(false);
        new Writing(json).write();
        json.flush();
        out.write('\n');
        out.flush();
    }

    /** One go at it. */
    private final class Writing {
        private final JsonWriter json;
        private final FrameJson frames;
        private final Map<Integer, Explanation> explanations = new HashMap<>();

        Writing(JsonWriter json) {
            this.json = json;
            frames = new FrameJson(sources, json);
            Explainer.explain(failure, SourceTrees.of(sources))
                    .forEach(explanation -> explanations.put(explanation.exception(), explanation));
        }

        void write() throws IOException {
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
            Explanation explanation = explanations.get(exception.number());
            if (explanation != null) {
                json.name("because");
                new ExplanationJson(json).write(explanation);
            }
            String report = reports.get(exception.number());
            if (report != null) {
                json.name("assertion").jsonValue(report);
            }
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
                frames.write(stack.frames().get(i));
                json.endObject();
            }
            json.endArray();
            if (stack.omitted() > 0) {
                json.name("omittedAt").value(stack.omittedAt());
                json.name("omitted").value(stack.omitted());
            }
        }
    }
}
