package dev.caretline.repl;

import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonWarning;
import dev.caretline.grammar.source.SyntaxProblem;
import dev.caretline.locations.plain.PlainValue;
import dev.caretline.repl.child.FrameKinds;
import dev.caretline.repl.input.CompiledInput;
import dev.caretline.repl.input.InputCompiler;
import dev.caretline.repl.input.Inputs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What Python is asked for an input: to run its code, to raise what is wrong with it, or to compile it itself.
 *
 * @param kind one of {@code FrameKinds}
 * @param features bits of the future features that hold after it
 */
record RunRequest(int kind, Map<String, PlainValue> body, int features) {
    static RunRequest of(Inputs.Input input, InputCompiler compiler) {
        Map<String, PlainValue> body = new HashMap<>();
        body.put("name", PlainValue.of(input.name()));
        body.put("source", PlainValue.of(input.text()));
        try {
            CompiledInput compiled = compiler.compile(input.text(), input.name(), input.features());
            body.put(
                    "codes",
                    PlainValue.of(compiled.codes().stream().map(PlainValue::of).toList()));
            body.put("warnings", plain(compiled.warnings()));
            return new RunRequest(FrameKinds.RUN, body, compiled.features());
        } catch (PythonSyntaxException e) {
            return new RunRequest(FrameKinds.SYNTAX, problem(e, input), input.features());
        } catch (StackOverflowError | OutOfMemoryError e) {
            // Too much for us: Python compiles it itself.
            body.put("features", PlainValue.of(input.features()));
            return new RunRequest(FrameKinds.RUN, body, input.features());
        }
    }

    private static PlainValue plain(List<PythonWarning> warnings) {
        return PlainValue.of(warnings.stream().map(RunRequest::plain).toList());
    }

    private static PlainValue plain(PythonWarning warning) {
        return PlainValue.of(List.of(
                PlainValue.of(warning.message()),
                PlainValue.of(warning.line()),
                PlainValue.of(warning.category().pythonName())));
    }

    private static Map<String, PlainValue> problem(PythonSyntaxException refusal, Inputs.Input input) {
        SyntaxProblem problem = refusal.problem();
        Map<String, PlainValue> body = new HashMap<>();
        body.put("name", PlainValue.of(input.name()));
        body.put("warnings", plain(refusal.warnings()));
        body.put("type", PlainValue.of(problem.type().pythonName()));
        body.put("message", PlainValue.of(problem.message()));
        if (problem.line().isPresent()) {
            body.put("filename", PlainValue.of(input.name()));
            body.put("line", PlainValue.of(problem.line().getAsInt()));
            body.put("offset", number(problem.offset()));
            body.put("end_line", number(problem.endLine()));
            body.put("end_offset", number(problem.endOffset()));
            body.put(
                    "text",
                    PlainValue.of(problem.text()
                            .orElseGet(() -> line(input.text(), problem.line().getAsInt()))));
        }
        return body;
    }

    /** What CPython's compiler looks for in a file, which the prompt of 3.13 has at hand, too. */
    private static String line(String text, int number) {
        return text.lines().skip(Math.max(0, number - 1)).findFirst().orElse("");
    }

    private static PlainValue number(OptionalInt number) {
        return number.isPresent() ? PlainValue.of(number.getAsInt()) : PlainValue.none();
    }
}
