package dev.caretline.grammar.parser;

import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;

/**
 * A problem of a module as it is shown to a person: its columns count code points. CPython's own count bytes in some cases:
 * those of its compiler, and those of its parser, but not of its tokenizer, where the encoding of a file is assumed.
 */
public final class ShownProblem {
    private ShownProblem() {}

    /** @param problem what {@link Parser} or the compiler says of the source */
    public static SyntaxProblem of(SyntaxProblem problem, SourceText source, PythonVersion version) {
        boolean isPlain = problem.text()
                .filter(text -> text.chars().allMatch(c -> c < 0x80))
                .isPresent();
        if (isPlain || source.isEncodingDeclared() || problem.text().isEmpty()) {
            return problem.shownIn(source);
        }
        // The encoding of a string is no assumption: of that, everything is counted in code points.
        SourceText same = SourceText.of(source.slice(0, source.length()), source.name());
        try {
            Parser.parse(same, ParseMode.EXEC, version);
            return problem;
        } catch (PythonSyntaxException e) {
            SyntaxProblem counted = e.problem();
            boolean isSame = counted.message().equals(problem.message())
                    && counted.line().equals(problem.line())
                    && counted.text().equals(problem.text());
            return isSame ? counted : problem;
        }
    }
}
