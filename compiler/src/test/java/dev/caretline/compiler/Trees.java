package dev.caretline.compiler;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;

/** Trees of small sources. */
public final class Trees {
    private Trees() {}

    public static SourceText source(String text) {
        return SourceText.of(text, "<test>");
    }

    public static Mod module(String text) {
        return Parser.parse(source(text), ParseMode.EXEC, PythonVersion.V3_11);
    }

    public static Mod interactive(String text) {
        return Parser.parse(source(text), ParseMode.SINGLE, PythonVersion.V3_11);
    }

    public static Expr expression(String text) {
        return ((Mod.Expression) Parser.parse(source(text), ParseMode.EVAL, PythonVersion.V3_11)).body();
    }
}
