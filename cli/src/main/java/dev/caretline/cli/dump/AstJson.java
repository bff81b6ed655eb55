package dev.caretline.cli.dump;

import com.google.gson.stream.JsonWriter;
import dev.caretline.grammar.ast.AsdlConstant;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.FieldVisitor;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SyntaxProblem;
import dev.caretline.locations.render.AsciiWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Syntax trees and syntax errors as JSON, one line of ASCII per file; {@code docs/ast-json.md} is the schema. A node is an
 * object with its kind under {@code _}, its fields in ASDL's order, and its position under {@code @}: line (1-based),
 * column, end line, end column (UTF-8 bytes, 0-based, exclusive).
 */
public final class AstJson implements FieldVisitor {
    private final JsonWriter json;
    private final ConstantJson constants;

    /** Whether the value that comes next is that of a pattern, which CPython keeps as a bare None, True or False. */
    private boolean bareValue;

    private AstJson(JsonWriter json) {
        this.json = json;
        this.constants = new ConstantJson(json);
    }

    /** The record of a file that is Python. */
    public static void writeTree(Writer target, String file, PythonVersion version, Mod tree) {
        try {
            JsonWriter json = open(target, file, version);
            json.name("ok").value(true).name("ast");
            new AstJson(json).node(tree);
            close(target, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record of a file that is not Python. */
    public static void writeProblem(Writer target, String file, PythonVersion version, SyntaxProblem problem) {
        try {
            JsonWriter json = open(target, file, version);
            json.name("ok").value(false).name("ncode").value(0).name("error").beginObject();
            json.name("type").value(problem.type().pythonName());
            json.name("msg").value(problem.message());
            if (problem.type().isSyntaxError()) {
                number(json.name("lineno"), problem.line());
                number(json.name("offset"), problem.offset());
                number(json.name("end_lineno"), problem.endLine());
                number(json.name("end_offset"), problem.endOffset());
                json.name("text");
                if (problem.text().isPresent()) {
                    new ConstantJson(json)
                            .write(ConstantValue.Str.of(problem.text().get()));
                } else {
                    json.nullValue();
                }
            }
            json.endObject();
            close(target, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonWriter open(Writer target, String file, PythonVersion version) throws IOException {
        JsonWriter json = new JsonWriter(new AsciiWriter(target));
        json.beginObject();
        json.name("file").value(file);
        json.name("py").beginArray();
        json.value(version.major()).value(version.minor()).value(version.referenceMicro());
        json.endArray();
        json.name("opt").value(0).name("ranges").value(true);
        return json;
    }

    private static void close(Writer target, JsonWriter json) throws IOException {
        json.endObject();
        json.flush();
        target.write('\n');
    }

    private static void number(JsonWriter json, OptionalInt number) throws IOException {
        if (number.isPresent()) {
            json.value(number.getAsInt());
        } else {
            json.nullValue();
        }
    }

    private void node(@Nullable Node node) throws IOException {
        if (node == null) {
            json.nullValue();
            return;
        }
        json.beginObject();
        json.name("_").value(node.asdlName());
        if (node instanceof Expr.Constant constant) {
            constant(constant);
        } else {
            bareValue = node instanceof Pattern.MatchSingleton;
            node.fields(this);
        }
        if (node instanceof RangedNode ranged) {
            SourceRange range = ranged.range();
            json.name("@").beginArray();
            json.value(range.lineNumber()).value(range.columnBytes());
            json.value(range.endLineNumber()).value(range.endColumnBytes());
            json.endArray();
        }
        json.endObject();
    }

    private void constant(Expr.Constant constant) throws IOException {
        json.name("value");
        constants.write(constant.value());
        if (constant.kind() != null) {
            json.name("kind").value(constant.kind());
        }
    }

    @Override
    public void node(String name, @Nullable Node node) {
        attempt(() -> {
            json.name(name);
            node(node);
        });
    }

    @Override
    public void nodes(String name, List<? extends @Nullable Node> nodes) {
        attempt(() -> {
            json.name(name).beginArray();
            for (Node node : nodes) {
                node(node);
            }
            json.endArray();
        });
    }

    @Override
    public void text(String name, @Nullable String text) {
        attempt(() -> json.name(name).value(text));
    }

    @Override
    public void texts(String name, List<String> texts) {
        attempt(() -> {
            json.name(name).beginArray();
            for (String text : texts) {
                json.value(text);
            }
            json.endArray();
        });
    }

    @Override
    public void number(String name, int number) {
        attempt(() -> json.name(name).value(number));
    }

    @Override
    public void symbol(String name, AsdlConstant symbol) {
        attempt(() -> {
            json.name(name);
            symbol(symbol);
        });
    }

    @Override
    public void symbols(String name, List<? extends AsdlConstant> symbols) {
        attempt(() -> {
            json.name(name).beginArray();
            for (AsdlConstant symbol : symbols) {
                symbol(symbol);
            }
            json.endArray();
        });
    }

    @Override
    public void value(String name, ConstantValue value) {
        attempt(() -> {
            json.name(name);
            if (bareValue) {
                constants.writeBare(value);
            } else {
                constants.write(value);
            }
        });
    }

    private void symbol(AsdlConstant symbol) throws IOException {
        json.beginObject().name("_").value(symbol.asdlName()).endObject();
    }

    private interface Output {
        void run() throws IOException;
    }

    private static void attempt(Output output) {
        try {
            output.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
