package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.source.PythonWarning;
import java.util.List;

/**
 * What a parse comes to.
 *
 * @param warnings those of CPython's tokenizer and parser, in the order in which it gives them
 */
public record ParsedSource(Mod tree, List<PythonWarning> warnings) {
    public ParsedSource {
        warnings = List.copyOf(warnings);
    }
}
