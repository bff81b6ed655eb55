package dev.caretline.cli.compile;

import dev.caretline.compiler.codegen.CodeWarning;
import dev.caretline.grammar.source.Line;
import java.util.LinkedHashSet;
import java.util.Set;

/** SyntaxWarnings as Python's {@code warnings} module prints them; each once per line, as under its default filter. */
public final class WarningText {
    private WarningText() {}

    /** Two lines a warning, ended by line feeds. */
    public static String render(Outcome.Written file) {
        Set<String> lines = new LinkedHashSet<>();
        for (CodeWarning warning : file.warnings()) {
            String source = file.text().lineText(new Line(warning.line())).strip();
            lines.add(file.source() + ":" + warning.line() + ": SyntaxWarning: " + warning.message() + "\n  " + source
                    + "\n");
        }
        return String.join("", lines);
    }
}
