package dev.caretline.cli.compile;

import dev.caretline.grammar.source.Line;
import dev.caretline.grammar.source.PythonWarning;

/** Warnings as Python's {@code warnings} module prints those of {@code compile()}: each as often as it comes. */
public final class WarningText {
    private WarningText() {}

    /** Two lines for every warning that the filter lets through, ended by line feeds. */
    public static String render(Outcome.Written file, WarningFilter filter) {
        StringBuilder out = new StringBuilder();
        for (PythonWarning warning : file.warnings()) {
            if (filter.shows(warning)) {
                String source = file.text().lineText(new Line(warning.line())).strip();
                out.append(file.source()).append(':').append(warning.line()).append(": ");
                out.append(warning.category().pythonName()).append(": ").append(warning.message());
                out.append("\n  ").append(source).append('\n');
            }
        }
        return out.toString();
    }
}
