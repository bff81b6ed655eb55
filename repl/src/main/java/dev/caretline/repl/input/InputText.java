package dev.caretline.repl.input;

import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.lexer.Lexer;
import dev.caretline.grammar.lexer.PythonTokens;
import dev.caretline.grammar.lexer.Tokens;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Whether a text is complete, and how it goes on. A compound statement is complete when a blank line follows it, as at
 * CPython's own prompt; a text that is wrong is complete where it can no longer become right.
 */
public final class InputText {
    private static final PythonVersion VERSION = PythonVersion.V3_11;
    private static final String STEP = "    ";
    private static final Pattern DECORATOR = Pattern.compile("(?s).*(^|\n)\\s*@[^\n]*\n?$");

    private InputText() {}

    /** Whether Enter at its end runs it. */
    public static boolean isComplete(String text) {
        String shown = withoutFinalIndent(text);
        if (shown.isBlank()) {
            return true;
        }
        if (endsOpen(shown)) {
            return false;
        }
        try {
            return !needsBlankLine(shown) || shown.endsWith("\n");
        } catch (PythonSyntaxException e) {
            return !canGoOn(shown) && (!shown.contains("\n") || shown.endsWith("\n"));
        }
    }

    /** The blanks that the line after the cursor starts with; empty in a string of several lines. */
    public static String nextIndent(String before) {
        Tokens tokens = lex(before);
        if (isInString(tokens)) {
            return "";
        }
        String line = before.substring(before.lastIndexOf('\n') + 1);
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        return opensBlock(tokens, before) ? indent + STEP : indent;
    }

    /** Whether the last token opens a block or a bracket. */
    private static boolean opensBlock(Tokens tokens, String before) {
        int lastLine = before.length() - before.replace("\n", "").length() + 1;
        for (int i = tokens.size() - 1; i >= 0; i--) {
            int type = tokens.type(i);
            if (type > 0 && tokens.end(i) > tokens.start(i) && type != PythonTokens.NEWLINE) {
                boolean opener = type == PythonTokens.COLON
                        || type == PythonTokens.LPAR
                        || type == PythonTokens.LSQB
                        || type == PythonTokens.LBRACE;
                return opener && tokens.line(i) == lastLine;
            }
        }
        return false;
    }

    /** Within brackets, in a string of several lines, or after a backslash. */
    private static boolean endsOpen(String text) {
        if (text.stripTrailing().endsWith("\\") && text.endsWith("\\")) {
            return true;
        }
        Tokens tokens = lex(text);
        return tokens.problem()
                .map(p -> p.message().startsWith("unterminated triple-quoted")
                        || p.message().endsWith("was never closed")
                        || p.message().startsWith("unexpected EOF"))
                .orElse(false);
    }

    private static boolean isInString(Tokens tokens) {
        return tokens.problem()
                .map(p -> p.message().startsWith("unterminated triple-quoted"))
                .orElse(false);
    }

    private static boolean needsBlankLine(String text) {
        List<Stmt> body = parse(text);
        if (body.isEmpty()) {
            return false;
        }
        Stmt last = body.get(body.size() - 1);
        return last instanceof Stmt.FunctionDef
                || last instanceof Stmt.AsyncFunctionDef
                || last instanceof Stmt.ClassDef
                || last instanceof Stmt.If
                || last instanceof Stmt.For
                || last instanceof Stmt.AsyncFor
                || last instanceof Stmt.While
                || last instanceof Stmt.With
                || last instanceof Stmt.AsyncWith
                || last instanceof Stmt.Try
                || last instanceof Stmt.TryStar
                || last instanceof Stmt.Match;
    }

    /** Whether some continuation makes it right: the body of a header, handlers of a try, what a decorator is for. */
    private static boolean canGoOn(String text) {
        String base = text.endsWith("\n") ? text : text + "\n";
        String last = base.stripTrailing();
        String line = last.substring(last.lastIndexOf('\n') + 1);
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        List<String> bodies = new ArrayList<>(List.of(""));
        if (last.endsWith(":") || line.contains("#")) {
            bodies.add(indent + STEP + "pass\n");
            bodies.add(indent + STEP + "case _: pass\n");
        }
        if (DECORATOR.matcher(base).matches()) {
            bodies.add(indent + "def f(): pass\n");
        }
        String handlers = handlers(base);
        for (String body : bodies) {
            if ((!body.isEmpty() && isRight(base + body)) || (!handlers.isEmpty() && isRight(base + body + handlers))) {
                return true;
            }
        }
        return false;
    }

    /** A handler for each indentation at which a line starts with {@code try}, the innermost first. */
    private static String handlers(String text) {
        TreeSet<String> indents = new TreeSet<>();
        for (String line : text.split("\n")) {
            String stripped = line.stripLeading();
            if (stripped.startsWith("try")) {
                indents.add(line.substring(0, line.length() - stripped.length()));
            }
        }
        StringBuilder handlers = new StringBuilder();
        indents.descendingIterator().forEachRemaining(i -> handlers.append(i).append("except: pass\n"));
        return handlers.toString();
    }

    private static boolean isRight(String text) {
        try {
            parse(text);
            return true;
        } catch (PythonSyntaxException e) {
            return false;
        }
    }

    private static List<Stmt> parse(String text) {
        Mod tree = Parser.parse(SourceText.of(text, "<input>"), ParseMode.EXEC, VERSION);
        return tree instanceof Mod.Module module ? module.body() : List.of();
    }

    private static Tokens lex(String text) {
        return Lexer.lex(SourceText.of(text, "<input>"), VERSION);
    }

    /** Blanks that the editor has put at the start of a line on which nothing was typed. */
    private static String withoutFinalIndent(String text) {
        String line = text.substring(text.lastIndexOf('\n') + 1);
        return line.isBlank() ? text.substring(0, text.length() - line.length()) : text;
    }
}
