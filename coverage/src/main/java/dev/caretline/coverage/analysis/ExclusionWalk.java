package dev.caretline.coverage.analysis;

import dev.caretline.coverage.lines.LineNumbers;
import dev.caretline.coverage.model.MatchCases;
import dev.caretline.grammar.ast.ExceptHandler;
import dev.caretline.grammar.ast.MatchCase;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.SourceRange;
import java.util.BitSet;
import java.util.List;

/**
 * Finds what the marked lines exclude: the statements of a logical line that is marked; the whole of a clause whose header
 * is; a whole function or class if its header or a decorator is. So does coverage.py (PythonParser._raw_parse).
 */
final class ExclusionWalk {
    private final LogicalLines lines;
    private final BitSet marked;
    private final ExcludedRanges ranges = new ExcludedRanges();

    /** @param marked first lines of logical lines, 1-based */
    ExclusionWalk(LogicalLines lines, BitSet marked) {
        this.lines = lines;
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

    private boolean isMarked(int line) {
        return marked.get(lines.first(line));
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
            definition(f, f.body());
        } else if (node instanceof Stmt.AsyncFunctionDef f) {
            definition(f, f.body());
        } else if (node instanceof Stmt.ClassDef c) {
            definition(c, c.body());
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
        } else if (isMarked(range.lineNumber())) {
            ranges.add(range);
        }
    }

    private void definition(Stmt node, List<Stmt> body) {
        SourceRange range = node.range();
        int first = LineNumbers.first(node);
        if (anyMarked(lines.first(first), range.lineNumber())) {
            ranges.add(SourceRange.ofNumbers(first, 0, range.endLineNumber(), range.endColumnBytes()));
        } else {
            suite(body);
        }
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
        if (isMarked(start.lineNumber())) {
            ranges.add(start.to(last(body)));
        } else {
            suite(body);
        }
    }

    /** An {@code else} or {@code finally}, whose header is the next logical line behind the suite before it. */
    private void elseClause(List<Stmt> before, List<Stmt> otherwise) {
        if (otherwise.isEmpty()) {
            return;
        }
        int header = lines.next(last(before).endLineNumber());
        if (isMarked(header) && !startsWithClause(otherwise, header)) {
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
                LineNumbers.first(body.get(0)),
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
        if (isMarked(node.range().lineNumber())) {
            ranges.add(node.range());
            return;
        }
        for (MatchCase branch : node.cases()) {
            clause(branch);
        }
    }

    /** One that takes all that comes to it is a kind of else: it is excluded with its suite. */
    private void clause(MatchCase branch) {
        SourceRange pattern = branch.pattern().range();
        SourceRange header = SourceRange.ofNumbers(pattern.lineNumber(), 0, pattern.lineNumber(), 0);
        clause(header, branch.body());
        if (!MatchCases.mayFail(branch) && branch.body().stream().allMatch(node -> ranges.containsAll(node.range()))) {
            ranges.add(header.to(pattern));
        }
    }
}
