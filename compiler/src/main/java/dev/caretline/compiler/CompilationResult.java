package dev.caretline.compiler;

import dev.caretline.compiler.codegen.CodeWarning;
import dev.caretline.compiler.future.FutureFeatures;
import dev.caretline.compiler.instrument.WeaveTable;
import dev.caretline.locations.code.CodeObject;
import java.util.List;

/**
 * What a compilation comes to.
 *
 * @param code the code object of the whole input
 * @param warnings the SyntaxWarnings of the compiler, in the order in which CPython gives them; a construct whose code
 *     comes several times is warned about as often
 * @param features the future features that hold, for the next input of a prompt to inherit
 * @param sites what the numbers in woven code mean
 */
public record CompilationResult(
        CodeObject code, List<CodeWarning> warnings, FutureFeatures features, WeaveTable sites) {
    public CompilationResult {
        warnings = List.copyOf(warnings);
    }
}
