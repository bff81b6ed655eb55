package dev.caretline.tests.oracle;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.target.Target;
import dev.caretline.engine.agent.AgentFiles;
import dev.caretline.engine.weave.Weaving;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.code.CodeObject;
import dev.caretline.locations.marshal.MarshalledCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Runs woven programs by one of the scripts beside a test, in the embedded CPython with the agent's modules. */
public final class WovenPython {
    private final Path folder;
    private final Class<?> test;

    /** @param folder an empty one, for scripts and the agent */
    public WovenPython(Class<?> test, Path folder) {
        this.test = test;
        this.folder = folder;
        try {
            AgentFiles.layOut(folder.resolve("agent"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path agent() {
        return folder.resolve("agent");
    }

    /** The text of a resource beside a test. */
    public static String resource(Class<?> test, String name) {
        try (InputStream in = test.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program with what is named woven in, as {@link Weaving} writes it. */
    public static CodeObject woven(String weaving, String source) {
        SourceText text = SourceText.of(source, "program.py");
        Mod tree = Parser.parse(text, ParseMode.EXEC, PythonVersion.V3_11);
        CompileOptions options = CompileOptions.of(Target.of(PythonVersion.V3_11))
                .withInstrumentation(Weaving.parse(weaving).instrumentation(text, tree));
        return Compiler.compile(text, options).code();
    }

    public static String wovenBase64(String weaving, String source) {
        return Base64.getEncoder()
                .encodeToString(
                        MarshalledCode.ofCompiled(woven(weaving, source)).toBytes());
    }

    /** One answer for each question, all in one process. */
    public List<JsonObject> ask(String script, List<JsonObject> questions) {
        try {
            Path file = Files.writeString(folder.resolve(script), resource(test, script));
            Path input = folder.resolve(script + ".in");
            Files.writeString(
                    input,
                    String.join(
                                    "\n",
                                    questions.stream().map(JsonObject::toString).toList()) + "\n");
            Process process = EmbeddedCPython.get()
                    .process(List.of(file.toString(), agent().toString()))
                    .redirectInput(input.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            List<JsonObject> answers = new ArrayList<>();
            try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
                lines.lines()
                        .forEach(
                                line -> answers.add(JsonParser.parseString(line).getAsJsonObject()));
            }
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
