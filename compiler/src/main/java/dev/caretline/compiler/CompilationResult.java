package dev.caretline.compiler;

import dev.caretline.compiler.future.FutureFeatures;
import dev.caretline.compiler.instrument.WeaveTable;
import dev.caretline.grammar.source.PythonWarning;
import dev.caretline.locations.code.CodeObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What a compilation comes to.
 *
 * @param code the code object of the whole input
 * @param warnings those of tokenizer, parser and compiler, in the order in which CPython gives them; a construct whose code
 *     comes several times is warned about as often
 * @param features the future features that hold, for the next input of a prompt to inherit
 * @param sites what the numbers in woven code mean
 */
public record CompilationResult(
        CodeObject code, List<PythonWarning> warnings, FutureFeatures features, WeaveTable sites) {
    public CompilationResult {
        warnings = List.copyOf(warnings);
    }

    CompilationResult withWarningsBefore(List<PythonWarning> earlier) {
        List<PythonWarning> all = new ArrayList<>(earlier);
        all.addAll(warnings);
        return new CompilationResult(code, all, features, sites);
    }
}
