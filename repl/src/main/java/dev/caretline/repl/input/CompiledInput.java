package dev.caretline.repl.input;

import dev.caretline.grammar.source.PythonWarning;
import java.util.List;

/**
 * An input as code.
 *
 * @param codes marshalled code objects, to be run in order; the last one shows the values of its expressions
 * @param warnings of the compiler, in order
 * @param features bits of the future features that hold from now on
 */
public record CompiledInput(List<byte[]> codes, List<PythonWarning> warnings, int features) {
    public CompiledInput {
        codes = List.copyOf(codes);
        warnings = List.copyOf(warnings);
    }
}
