package dev.caretline.tests.traceback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.compiler.CompilationResult;
import dev.caretline.compiler.CompileOptions;
import dev.caretline.compiler.Compiler;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.code.Location;
import dev.caretline.locations.marshal.MarshalledCode;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.RenderOptions;
import dev.caretline.locations.traceback.cpython.CPython311Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small programs that fail: the interpreter's own text, and ours made of what the agent described. */
class CPython311ConformanceTest {
    private static final CompileOptions OPTIONS = CompileOptions.of(Target.of(PythonVersion.V3_11));

    @TempDir
    private static Path folder;

    private static List<Path> programs = List.of();

    @BeforeAll
    static void runPrograms() {
        programs = ErroringPrograms.writeTo(folder);
        FailureRun.run(programs);
    }

    @Test
    void style_printsWhatTheInterpreterPrints_forEveryProgramThatFails() {
        CPython311Style style = new CPython311Style();
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Path program : programs) {
            Optional<Failure> failure = FailureRun.failure(program);
            if (failure.isPresent()) {
                compared++;
                String ours = FailureRun.escaped(style.render(failure.get(), RenderOptions.PLAIN));
                String theirs = FailureRun.printed(program);
                if (!ours.equals(theirs)) {
                    differences.add(program + "\nCPython:\n" + theirs + "ours:\n" + ours);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(450);
    }

    @Test
    void positions_areCPythons_whenTheProgramIsCompiledByUs(@TempDir Path second) throws IOException {
        List<Path> compiled = ErroringPrograms.writeTo(second);
        for (Path program : compiled) {
            compile(program);
        }
        FailureRun.run(compiled);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++) {
            List<String> theirs = places(programs.get(i));
            List<String> ours = places(compiled.get(i));
            if (!theirs.equals(ours)) {
                differences.add(programs.get(i) + "\nCPython: " + theirs + "\nours: " + ours);
            }
        }
        assertThat(differences).isEmpty();
    }

    private static void compile(Path program) throws IOException {
        try {
            SourceText source = SourceText.decode(Files.readAllBytes(program), program.toString());
            CompilationResult result = Compiler.compile(source, OPTIONS);
            byte[] code = MarshalledCode.ofCompiled(result.code()).toBytes();
            Files.write(ErroringPrograms.beside(program, ".code"), code);
        } catch (PythonSyntaxException e) {
            // A program that fails to compile is left to CPython.
            assertThat(e.problem().message()).isNotEmpty();
        }
    }

    /** Function, line, instruction and range of each frame of each exception. */
    private static List<String> places(Path program) {
        List<String> places = new ArrayList<>();
        FailureRun.failure(program)
                .ifPresent(failure -> failure.exceptions()
                        .forEach(exception -> exception
                                .stack()
                                .ifPresent(stack -> stack.frames()
                                        .forEach(frame -> places.add(frame.code()
                                                        .qualname() + " line " + frame.line() + " at " + frame.lasti()
                                                + " " + text(frame.location()) + " x" + frame.repeated())))));
        return places;
    }

    private static String text(Location location) {
        return location.sourceRange().map(Object::toString).orElse(location.toString());
    }
}
