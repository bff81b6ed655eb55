package dev.caretline.compiler.codegen;

import dev.caretline.compiler.flowgraph.Instruction;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonWarning;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SyntaxProblem;
import java.util.Optional;
import java.util.OptionalInt;

/** Errors and warnings about the code at the current location. */
final class Diagnostics {
    private final CodeGenerator generator;

    Diagnostics(CodeGenerator generator) {
        this.generator = generator;
    }

    /**
     * A SyntaxError, to be thrown. As CPython's compiler has them: {@code offset} and {@code end_offset} count bytes, and
     * there is no {@code text}, which it would read from the file; where the current location is unset, so is the error's.
     */
    PythonSyntaxException error(String message) {
        Emitter out = generator.out;
        return new PythonSyntaxException(new SyntaxProblem(
                SyntaxProblem.Type.SYNTAX_ERROR,
                message,
                OptionalInt.of(out.line),
                OptionalInt.of(out.column + 1),
                OptionalInt.of(out.endLine),
                OptionalInt.of(out.endColumn + 1),
                Optional.empty()));
    }

    PythonWarning warning(String message) {
        Emitter out = generator.out;
        // CPython warns only where a node has just been visited, so the location is set.
        assert out.line != Instruction.NONE;
        return PythonWarning.syntax(message, SourceRange.ofNumbers(out.line, out.column, out.endLine, out.endColumn));
    }
}
