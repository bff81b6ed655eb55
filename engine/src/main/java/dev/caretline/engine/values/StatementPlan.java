package dev.caretline.engine.values;

import dev.caretline.compiler.instrument.CodeScope;
import dev.caretline.grammar.ast.AstScanner;
import dev.caretline.grammar.ast.ExceptHandler;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.MatchCase;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.SourceRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans the statements of one scope, each from the first slot on that is free when it starts. */
final class StatementPlan {
    private static final Span LOOP = new Span(-1, -1);

    private final ScopePlan plan;
    private final HeaderTaps headers;
    /** The loops around, and what is retained in the {@code try} statements around, innermost first. */
    private final Deque<Span> around = new ArrayDeque<>();

    StatementPlan(ScopePlan plan, CodeScope.Kind kind) {
        this.plan = plan;
        headers = new HeaderTaps(plan, kind);
    }

    void plan(List<Stmt> body) {
        statements(body, 0);
    }

    /** Plans a block, and returns the slot behind the last that it uses. */
    private int statements(List<Stmt> body, int base) {
        int end = base;
        for (Stmt statement : body) {
            end = Math.max(end, statement(statement, base));
        }
        return end;
    }

    private int statement(Stmt node, int base) {
        if (node instanceof Stmt.Try block) {
            return tryStatement(block.body(), block.handlers(), block.orelse(), block.finalbody(), base);
        }
        if (node instanceof Stmt.TryStar block) {
            return tryStatement(block.body(), block.handlers(), block.orelse(), block.finalbody(), base);
        }
        if (node instanceof Stmt.Break || node instanceof Stmt.Continue) {
            leaveLoop(node);
            return base;
        }
        Span header = headers.place(node, base);
        if (node instanceof Stmt.If choice) {
            return branches(node, header, choice.body(), choice.orelse());
        }
        if (node instanceof Stmt.While loop) {
            return loop(node, header, loop.body(), loop.orelse());
        }
        if (node instanceof Stmt.For loop) {
            return loop(node, header, loop.body(), loop.orelse());
        }
        if (node instanceof Stmt.AsyncFor loop) {
            return loop(node, header, loop.body(), loop.orelse());
        }
        if (node instanceof Stmt.With with) {
            return with(node, header, with.body());
        }
        if (node instanceof Stmt.AsyncWith with) {
            return with(node, header, with.body());
        }
        if (node instanceof Stmt.Match match) {
            return match(match, header);
        }
        plan.emptyAfter(node, header);
        return header.to();
    }

    private int loop(Stmt node, Span header, List<Stmt> body, List<Stmt> orelse) {
        around.push(LOOP);
        int end = Math.max(header.to(), block(body, header));
        around.pop();
        return Math.max(end, otherwise(node, header, orelse));
    }

    private int branches(Stmt node, Span header, List<Stmt> body, List<Stmt> orelse) {
        int end = Math.max(header.to(), block(body, header));
        return Math.max(end, otherwise(node, header, orelse));
    }

    private int otherwise(Stmt node, Span header, List<Stmt> orelse) {
        if (orelse.isEmpty()) {
            plan.emptyAfter(node, header);
            return header.to();
        }
        return block(orelse, header);
    }

    /** A block that starts by emptying the header's slots, which it can use then. */
    private int block(List<Stmt> body, Span header) {
        plan.emptyBefore(body.get(0), header);
        return statements(body, header.from());
    }

    /** An exception of the body may end here; until then its values stay. */
    private int with(Stmt node, Span header, List<Stmt> body) {
        int end = Math.max(header.to(), block(body, header));
        plan.emptyAfter(node, new Span(header.from(), end));
        return end;
    }

    private int match(Stmt.Match node, Span header) {
        int end = header.to();
        for (MatchCase way : node.cases()) {
            end = Math.max(end, block(way.body(), header));
        }
        plan.emptyAfter(node, header);
        return end;
    }

    private int tryStatement(
            List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalbody, int base) {
        int failed = Math.max(statements(body, base), base);
        SourceRange range = blockRange(body);
        int end = failed;
        for (ExceptHandler handler : handlers) {
            end = Math.max(end, handler(handler, range, new Span(base, failed)));
        }
        end = Math.max(end, statements(orelse, base));
        around.push(new Span(base, end));
        int last = statements(finalbody, end);
        around.pop();
        return last;
    }

    /**
     * If a handler may let the exception go on, the values of the statement that failed stay until it does not; if not, they
     * go as soon as the handler has been chosen.
     */
    private int handler(ExceptHandler node, SourceRange body, Span failed) {
        Span type = headers.handlerType(node, failed.to());
        List<Stmt.Raise> reraises = Reraises.in(node);
        Stmt first = node.body().get(0);
        if (reraises.isEmpty()) {
            plan.emptyBefore(first, new Span(failed.from(), type.to()));
            return Math.max(type.to(), statements(node.body(), failed.to()));
        }
        for (Stmt.Raise raise : reraises) {
            plan.tableBuilder().add(new TapTable.Reraise(raise.range(), raise.exc() != null, body));
        }
        plan.emptyBefore(first, type);
        around.push(failed);
        int end = Math.max(type.to(), statements(node.body(), failed.to()));
        around.pop();
        plan.emptyAfter(node.body().get(node.body().size() - 1), failed);
        return end;
    }

    private void leaveLoop(Stmt node) {
        List<Span> left = new ArrayList<>();
        for (Span span : around) {
            if (span.equals(LOOP)) {
                break;
            }
            left.add(span);
        }
        left.forEach(span -> plan.emptyBefore(node, span));
    }

    private static SourceRange blockRange(List<Stmt> body) {
        return HeaderTaps.start(body.get(0)).to(body.get(body.size() - 1).range());
    }

    /** Raises in a handler of what it has caught. */
    private static final class Reraises extends AstScanner {
        private final List<Stmt.Raise> found = new ArrayList<>();
        private final @Nullable String name;

        private Reraises(@Nullable String name) {
            this.name = name;
        }

        static List<Stmt.Raise> in(ExceptHandler handler) {
            String name = handler.name();
            if (name != null && isRebound(name, handler.body())) {
                name = null;
            }
            Reraises reraises = new Reraises(name);
            handler.body().forEach(reraises::scan);
            return reraises.found;
        }

        private static boolean isRebound(String name, List<Stmt> body) {
            ReboundNames names = ReboundNames.collector();
            body.forEach(names::of);
            return names.names().contains(name);
        }

        @Override
        public void visitRaise(Stmt.Raise node) {
            if (node.exc() == null
                    || (node.exc() instanceof Expr.Name raised && raised.id().equals(name))) {
                found.add(node);
            }
        }

        @Override
        public void visitTry(Stmt.Try node) {
            // In a handler further in, a bare raise is of another exception.
            node.body().forEach(this::scan);
            node.orelse().forEach(this::scan);
            node.finalbody().forEach(this::scan);
        }

        @Override
        public void visitFunctionDef(Stmt.FunctionDef node) {}

        @Override
        public void visitAsyncFunctionDef(Stmt.AsyncFunctionDef node) {}

        @Override
        public void visitClassDef(Stmt.ClassDef node) {}
    }
}
