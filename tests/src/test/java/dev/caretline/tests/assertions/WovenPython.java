package dev.caretline.tests.assertions;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.caretline.assertions.AssertionInstrumentation;
import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.target.Target;
import dev.caretline.engine.agent.AgentFiles;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.code.CodeObject;
import dev.caretline.locations.marshal.MarshalledCode;
import dev.caretline.tests.oracle.EmbeddedCPython;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Runs woven programs by one of the scripts beside this class, in the embedded CPython with the agent's modules. */
final class WovenPython {
    private final Path folder;

    /** @param folder an empty one, for scripts and the agent */
    WovenPython(Path folder) {
        this.folder = folder;
        try {
            AgentFiles.layOut(folder.resolve("agent"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path agent() {
        return folder.resolve("agent");
    }

    /** The text of a resource beside this class. */
    static String resource(String name) {
        try (InputStream in = WovenPython.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CodeObject woven(String source) {
        SourceText text = SourceText.of(source, "program.py");
        CompileOptions options = CompileOptions.of(Target.of(PythonVersion.V3_11))
                .withInstrumentation(AssertionInstrumentation.of(text, AssertionInstrumentation.AGENT_MODULE));
        return Compiler.compile(text, options).code();
    }

    static String wovenBase64(String source) {
        return Base64.getEncoder()
                .encodeToString(MarshalledCode.ofCompiled(woven(source)).toBytes());
    }

    /** One answer for each question, all in one process. */
    List<JsonObject> ask(String script, List<JsonObject> questions) {
        try {
            Path file = Files.writeString(folder.resolve(script), resource(script));
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
