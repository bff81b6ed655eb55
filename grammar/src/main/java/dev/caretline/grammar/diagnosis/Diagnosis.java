package dev.caretline.grammar.diagnosis;

import dev.caretline.grammar.source.PythonWarning;
import dev.caretline.grammar.source.SyntaxProblem;
import java.util.List;

/**
 * What CPython says about a source that it refuses.
 *
 * @param problem the exception
 * @param warnings those of tokenizer and parser that come before it, in their order; the parser's second pass, which looks for
 *     what is wrong, warns again of what the first one has warned of
 */
public record Diagnosis(SyntaxProblem problem, List<PythonWarning> warnings) {
    public Diagnosis {
        warnings = List.copyOf(warnings);
    }
}
