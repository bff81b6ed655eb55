package dev.caretline.coverage.lines;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Stmt;
import java.util.List;

/** Where statements start. */
public final class LineNumbers {
    private LineNumbers() {}

    /** The first line of a statement, 1-based: that of its first decorator, if it has some. */
    public static int first(Stmt node) {
        List<Expr> decorators = decorators(node);
        return decorators.isEmpty()
                ? node.range().lineNumber()
                : decorators.get(0).range().lineNumber();
    }

    /** Whether a statement may share its line with others behind it, separated by semicolons. */
    static boolean isSimple(Stmt node) {
        return !(node instanceof Stmt.If
                || node instanceof Stmt.While
                || node instanceof Stmt.For
                || node instanceof Stmt.AsyncFor
                || node instanceof Stmt.With
                || node instanceof Stmt.AsyncWith
                || node instanceof Stmt.Try
                || node instanceof Stmt.TryStar
                || node instanceof Stmt.Match
                || node instanceof Stmt.FunctionDef
                || node instanceof Stmt.AsyncFunctionDef
                || node instanceof Stmt.ClassDef);
    }

    private static List<Expr> decorators(Stmt node) {
        if (node instanceof Stmt.FunctionDef function) {
            return function.decoratorList();
        } else if (node instanceof Stmt.AsyncFunctionDef function) {
            return function.decoratorList();
        }
        return node instanceof Stmt.ClassDef definition ? definition.decoratorList() : List.of();
    }
}
