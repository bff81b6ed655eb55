package dev.caretline.cli.dump;

import com.google.gson.stream.JsonWriter;
import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.bytecode.BytecodeVersion;
import dev.caretline.locations.bytecode.Instruction;
import dev.caretline.locations.code.Location;
import dev.caretline.locations.positions.CodePositions;
import dev.caretline.locations.positions.Position;
import dev.caretline.locations.render.AsciiWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** Positions of instructions as JSON, one line of ASCII per file; {@code docs/positions-json.md} is the schema. */
public final class PositionsJson {
    private final JsonWriter json;
    private final Optional<SourceText> source;

    private PositionsJson(JsonWriter json, Optional<SourceText> source) {
        this.json = json;
        this.source = source;
    }

    /** The record of a file whose code objects are these, the module first. */
    public static void write(
            Writer target,
            String file,
            BytecodeVersion version,
            List<CodePositions> codes,
            Optional<SourceText> source) {
        try {
            JsonWriter json = new JsonWriter(new AsciiWriter(target));
            json.beginObject();
            json.name("file").value(file);
            json.name("ok").value(true);
            json.name("bytecode").value(version.toString());
            json.name("code").beginArray();
            PositionsJson writer = new PositionsJson(json, source);
            for (CodePositions positions : codes) {
                writer.code(positions);
            }
            json.endArray().endObject().flush();
            target.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record of a file that could not be shown. */
    public static void writeError(Writer target, String file, String type, String message) {
        try {
            JsonWriter json = new JsonWriter(new AsciiWriter(target));
            json.beginObject();
            json.name("file").value(file);
            json.name("ok").value(false);
            json.name("error").beginObject();
            json.name("type").value(type);
            json.name("msg").value(message);
            json.endObject().endObject().flush();
            target.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void code(CodePositions positions) throws IOException {
        json.beginObject();
        json.name("name").value(positions.code().name());
        json.name("qualname").value(positions.code().qualname());
        json.name("firstlineno").value(positions.code().firstlineno());
        json.name("parent");
        if (positions.parent().isPresent()) {
            json.value(positions.parent().getAsInt());
        } else {
            json.nullValue();
        }
        json.name("instructions").beginArray();
        for (Position position : positions.positions()) {
            instruction(position);
        }
        json.endArray().endObject();
    }

    private void instruction(Position position) throws IOException {
        Instruction instruction = position.instruction();
        json.beginObject();
        json.name("offset").value(instruction.offset());
        json.name("start").value(instruction.start());
        json.name("end").value(instruction.end());
        json.name("opcode").value(instruction.opcode().name());
        json.name("arg");
        if (instruction.opcode().hasArgument()) {
            json.value(instruction.oparg());
        } else {
            json.nullValue();
        }
        json.name("@");
        location(instruction.location());
        if (source.isPresent()) {
            json.name("node").value(position.node().map(RangedNode::asdlName).orElse(null));
            json.name("text").value(text(instruction.location()).orElse(null));
        }
        json.endObject();
    }

    private void location(Location location) throws IOException {
        if (location instanceof Location.Full full) {
            SourceRange range = full.range();
            json.beginArray();
            json.value(range.lineNumber()).value(range.columnBytes());
            json.value(range.endLineNumber()).value(range.endColumnBytes());
            json.endArray();
        } else if (location instanceof Location.Lines lines) {
            json.beginArray();
            json.value(lines.first().number()).nullValue();
            json.value(lines.last().number()).nullValue();
            json.endArray();
        } else {
            json.nullValue();
        }
    }

    /** The text of a range, which stands in the source only if its lines do. */
    private Optional<String> text(Location location) {
        return location.sourceRange()
                .filter(range -> range.lineNumber() >= 1)
                .flatMap(range -> source.filter(text -> range.endLineNumber() <= text.lineCount())
                        .map(text -> text.slice(range)));
    }
}
