package dev.caretline.repl.input;

import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The parts of an input that are compiled one by one, as sources of their own with the same ranges: all but the last
 * statement, and the last one. What belongs to the other part is blank.
 */
public final class CoverParts {
    private CoverParts() {}

    /** The sources of an input; none if it is wrong, or if its last statement shares a line with another one. */
    public static List<SourceText> of(String text, String name) {
        SourceText source = SourceText.of(text, name);
        try {
            Mod tree = Parser.parse(source, ParseMode.EXEC, PythonVersion.V3_11);
            return tree instanceof Mod.Module module ? of(source, module.body()) : List.of();
        } catch (PythonSyntaxException e) {
            return List.of();
        }
    }

    /** The same for an input that is parsed already. */
    static List<SourceText> of(SourceText source, List<Stmt> body) {
        if (body.size() < 2) {
            return List.of(source);
        }
        SourceRange before = body.get(body.size() - 2).range();
        SourceRange last = body.get(body.size() - 1).range();
        int boundary = source.lineStart(before.endLineNumber() + 1);
        if (last.lineNumber() <= before.endLineNumber()) {
            return List.of();
        }
        return List.of(blank(source, boundary, source.length()), blank(source, 0, boundary));
    }

    private static SourceText blank(SourceText source, int from, int to) {
        byte[] bytes = source.bytes().clone();
        for (int i = from; i < Math.min(to, bytes.length); i++) {
            if (bytes[i] != '\n' && bytes[i] != '\r') {
                bytes[i] = ' ';
            }
        }
        return SourceText.of(new String(bytes, StandardCharsets.UTF_8), source.name());
    }
}
