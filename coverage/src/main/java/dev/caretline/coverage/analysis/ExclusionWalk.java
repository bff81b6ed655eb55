package dev.caretline.coverage.analysis;

import dev.caretline.grammar.ast.ExceptHandler;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.MatchCase;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.SourceRange;
import java.util.BitSet;
import java.util.List;

/**
 * Finds what the marked lines exclude: a statement with a marked line; the whole of a clause whose header has one; a whole
 * function or class if a line of its header or of a decorator is marked.
 */
final class ExclusionWalk {
    private final BitSet marked;
    private final ExcludedRanges ranges = new ExcludedRanges();

    /** @param marked numbers of lines, 1-based */
    ExclusionWalk(BitSet marked) {
        this.marked = marked;
    }

    ExcludedRanges ranges(Mod tree) {
        if (tree instanceof Mod.Module module) {
            suite(module.body());
        } else if (tree instanceof Mod.Interactive interactive) {
            suite(interactive.body());
        }
        return ranges;
    }

    private boolean anyMarked(int first, int last) {
        int next = marked.nextSetBit(first);
        return next >= 0 && next <= last;
    }

    private void suite(List<Stmt> nodes) {
        for (Stmt node : nodes) {
            statement(node);
        }
    }

    private void statement(Stmt node) {
        SourceRange range = node.range();
        if (node instanceof Stmt.FunctionDef f) {
            definition(range, f.decoratorList(), f.body());
        } else if (node instanceof Stmt.AsyncFunctionDef f) {
            definition(range, f.decoratorList(), f.body());
        } else if (node instanceof Stmt.ClassDef c) {
            definition(range, c.decoratorList(), c.body());
        } else if (node instanceof Stmt.If i) {
            twoSuites(range, i.body(), i.orelse());
        } else if (node instanceof Stmt.While w) {
            twoSuites(range, w.body(), w.orelse());
        } else if (node instanceof Stmt.For f) {
            twoSuites(range, f.body(), f.orelse());
        } else if (node instanceof Stmt.AsyncFor f) {
            twoSuites(range, f.body(), f.orelse());
        } else if (node instanceof Stmt.With w) {
            twoSuites(range, w.body(), List.of());
        } else if (node instanceof Stmt.AsyncWith w) {
            twoSuites(range, w.body(), List.of());
        } else if (node instanceof Stmt.Try t) {
            tries(range, t.body(), t.handlers(), t.orelse(), t.finalbody());
        } else if (node instanceof Stmt.TryStar t) {
            tries(range, t.body(), t.handlers(), t.orelse(), t.finalbody());
        } else if (node instanceof Stmt.Match m) {
            match(m);
        } else if (anyMarked(range.lineNumber(), range.endLineNumber())) {
            ranges.add(range);
        }
    }

    private void definition(SourceRange range, List<Expr> decorators, List<Stmt> body) {
        int first = decorators.isEmpty()
                ? range.lineNumber()
                : decorators.get(0).range().lineNumber();
        if (anyMarked(first, headerEnd(range.lineNumber(), body))) {
            ranges.add(SourceRange.ofNumbers(first, 0, range.endLineNumber(), range.endColumnBytes()));
        } else {
            suite(body);
        }
    }

    /** The last line of a header: that of the suite if it stands behind the colon. */
    private static int headerEnd(int firstLine, List<Stmt> body) {
        return Math.max(firstLine, firstLine(body) - 1);
    }

    private static int firstLine(List<Stmt> body) {
        Stmt first = body.get(0);
        List<Expr> decorators = List.of();
        if (first instanceof Stmt.FunctionDef f) {
            decorators = f.decoratorList();
        } else if (first instanceof Stmt.AsyncFunctionDef f) {
            decorators = f.decoratorList();
        } else if (first instanceof Stmt.ClassDef c) {
            decorators = c.decoratorList();
        }
        return (decorators.isEmpty() ? first.range() : decorators.get(0).range()).lineNumber();
    }

    private static SourceRange last(List<Stmt> body) {
        return body.get(body.size() - 1).range();
    }

    private void twoSuites(SourceRange range, List<Stmt> body, List<Stmt> orelse) {
        clause(range, body);
        elseClause(body, orelse);
    }

    /** A clause with a header that starts somewhere. */
    private void clause(SourceRange start, List<Stmt> body) {
        if (anyMarked(start.lineNumber(), headerEnd(start.lineNumber(), body))) {
            ranges.add(start.to(last(body)));
        } else {
            suite(body);
        }
    }

    /** An {@code else} or {@code finally}, whose header stands somewhere behind the suite before it. */
    private void elseClause(List<Stmt> before, List<Stmt> otherwise) {
        if (otherwise.isEmpty()) {
            return;
        }
        int first = last(before).endLineNumber() + 1;
        if (anyMarked(first, Math.max(firstLine(otherwise) - 1, first)) && !startsWithClause(otherwise, first)) {
            ranges.add(firstStatement(otherwise).to(last(otherwise)));
        } else {
            suite(otherwise);
        }
    }

    /** An {@code elif} is no suite behind a header: it has its own. */
    private boolean startsWithClause(List<Stmt> body, int headerLine) {
        return body.get(0).range().lineNumber() == headerLine && body.get(0) instanceof Stmt.If;
    }

    private static SourceRange firstStatement(List<Stmt> body) {
        return SourceRange.ofNumbers(
                firstLine(body),
                0,
                body.get(0).range().endLineNumber(),
                body.get(0).range().endColumnBytes());
    }

    private void tries(
            SourceRange range, List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalBody) {
        clause(range, body);
        List<Stmt> before = body;
        for (ExceptHandler handler : handlers) {
            clause(handler.range(), handler.body());
            before = handler.body();
        }
        elseClause(before, orelse);
        elseClause(orelse.isEmpty() ? before : orelse, finalBody);
    }

    private void match(Stmt.Match node) {
        if (anyMarked(node.range().lineNumber(), node.subject().range().endLineNumber())) {
            ranges.add(node.range());
            return;
        }
        for (MatchCase branch : node.cases()) {
            clause(branch.pattern().range(), branch.body());
        }
    }
}
