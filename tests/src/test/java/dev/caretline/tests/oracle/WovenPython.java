package dev.caretline.tests.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
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
import org.assertj.core.api.SoftAssertions;

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

    /** The lines of a resource that are neither empty nor comments. */
    public static List<String> rows(Class<?> test, String name) {
        return resource(test, name)
                .lines()
                .filter(row -> !row.startsWith("#") && !row.isBlank())
                .toList();
    }

    /** What a script is asked of a program: its {@code name}, its {@code source}, and {@code woven}, its marshalled code. */
    public static JsonObject question(String name, String weaving, String source) {
        byte[] woven = MarshalledCode.ofCompiled(woven(weaving, source)).toBytes();
        JsonObject question = new JsonObject();
        question.addProperty("name", name);
        question.addProperty("source", source);
        question.addProperty("woven", Base64.getEncoder().encodeToString(woven));
        return question;
    }

    /**
     * What {@code differential.py} answers to the programs of a resource of the test, each below a line {@code === NAME}: what
     * came of the plain program and what of the woven one.
     */
    public static List<JsonObject> askAboutPrograms(Class<?> test, String resource, String weaving, Path folder) {
        List<JsonObject> questions = new ArrayList<>();
        for (String program : resource(test, resource).split("(?m)^=== ")) {
            int end = program.indexOf('\n');
            if (end > 0 && !program.startsWith("#")) {
                questions.add(question(program.substring(0, end), weaving, program.substring(end + 1)));
            }
        }
        List<JsonObject> answers = new WovenPython(WovenPython.class, folder).ask("differential.py", questions);
        assertThat(answers).hasSameSizeAs(questions);
        return answers;
    }

    /** Fails with all answers in which woven and plain programs did something else. */
    public static void assertSame(List<JsonObject> answers) {
        SoftAssertions each = new SoftAssertions();
        for (JsonObject answer : answers) {
            each.assertThat(answer.get("woven"))
                    .as(answer.get("name").getAsString())
                    .isEqualTo(answer.get("plain"));
        }
        each.assertAll();
    }

    /** Fails with all answers in which a list has something in it. */
    public static void assertEmpty(List<JsonObject> answers, String list) {
        SoftAssertions each = new SoftAssertions();
        for (JsonObject answer : answers) {
            each.assertThat(answer.getAsJsonArray(list))
                    .as(answer.get("name").getAsString())
                    .isEmpty();
        }
        each.assertAll();
    }

    /** Fails with all answers in which a list's two items, of the plain program and the woven one, differ. */
    public static void assertPairs(List<JsonObject> answers, String list) {
        SoftAssertions each = new SoftAssertions();
        for (JsonObject answer : answers) {
            JsonArray both = answer.getAsJsonArray(list);
            each.assertThat(both.get(1)).as(answer.get("name").getAsString()).isEqualTo(both.get(0));
        }
        each.assertAll();
    }

    /** The sum of a number over all answers. */
    public static int sum(List<JsonObject> answers, String number) {
        return answers.stream()
                .mapToInt(answer -> answer.get(number).getAsInt())
                .sum();
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
