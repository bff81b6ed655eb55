package dev.caretline.cli.compile;

import dev.caretline.grammar.source.PythonWarning;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;
import java.nio.file.Path;
import java.util.List;

/** What became of one source. */
public sealed interface Outcome {
    Path source();

    /** The {@code .pyc} was up to date. */
    record Skipped(Path source) implements Outcome {}

    /** The {@code .pyc} was written; the text is there for whoever shows the warnings. */
    record Written(Path source, Path pyc, SourceText text, List<PythonWarning> warnings) implements Outcome {}

    /** The source is not Python; the text is there for whoever shows the warnings that come before the problem. */
    record Refused(Path source, SyntaxProblem problem, SourceText text, List<PythonWarning> warnings)
            implements Outcome {}

    /** The source could not be read, or the {@code .pyc} not be written. */
    record Failed(Path source, String reason) implements Outcome {}

    default boolean isFine() {
        return this instanceof Skipped || this instanceof Written;
    }
}
