package dev.caretline.cli.compile;

import dev.caretline.grammar.source.Line;
import dev.caretline.grammar.source.PythonWarning;
import dev.caretline.grammar.source.SourceText;
import java.nio.file.Path;
import java.util.List;

/** Warnings as Python's {@code warnings} module prints those of {@code compile()}: each as often as it comes. */
public final class WarningText {
    private WarningText() {}

    /** Two lines for every warning that the filter lets through, ended by line feeds. */
    public static String render(Path file, SourceText text, List<PythonWarning> warnings, WarningFilter filter) {
        StringBuilder out = new StringBuilder();
        for (PythonWarning warning : warnings) {
            if (filter.shows(warning)) {
                String source = text.lineText(new Line(warning.line())).strip();
                out.append(file).append(':').append(warning.line()).append(": ");
                out.append(warning.category().pythonName()).append(": ").append(warning.message());
                out.append("\n  ").append(source).append('\n');
            }
        }
        return out.toString();
    }
}
