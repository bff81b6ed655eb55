package dev.caretline.engine.values;

import dev.caretline.compiler.instrument.CodeScope;
import dev.caretline.grammar.ast.Comprehension;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.SourceRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept in one scope: which expression goes to which slot, and when which slots are emptied again. Nodes are told
 * apart by identity.
 *
 * <p>A statement starts with its slots empty and leaves them empty, so the next one can have the same. What a
 * {@code try} statement's body has in its slots when it fails stays there while handlers and {@code finally} run, which
 * have slots of their own: the exception may go on.
 */
final class ScopePlan {
    /** How many slots a scope can have. */
    static final int MOST_SLOTS = 32;

    private final IdentityHashMap<Expr, Integer> slots = new IdentityHashMap<>();
    private final IdentityHashMap<Node, List<Span>> emptiedBefore = new IdentityHashMap<>();
    private final IdentityHashMap<Node, List<Span>> emptiedAfter = new IdentityHashMap<>();
    private final TapTable.Builder table = new TapTable.Builder();
    private final Set<String> shared;
    private int used;

    private ScopePlan(Set<String> shared) {
        this.shared = shared;
    }

    /** @param shared the names that other scopes may rebind */
    static ScopePlan of(CodeScope scope, Set<String> shared) {
        ScopePlan plan = new ScopePlan(shared);
        StatementPlan statements = new StatementPlan(plan, scope.kind());
        Node node = scope.node();
        if (node instanceof Stmt.FunctionDef function) {
            statements.plan(function.body());
        } else if (node instanceof Stmt.AsyncFunctionDef function) {
            statements.plan(function.body());
        } else if (node instanceof Stmt.ClassDef type) {
            statements.plan(type.body());
        } else if (node instanceof Mod.Module module) {
            statements.plan(module.body());
        } else if (node instanceof Mod.Interactive input) {
            statements.plan(input.body());
        } else if (node instanceof Mod.Expression input) {
            plan.onlyExpression(input.body(), input.body().range());
        } else if (node instanceof Expr.Lambda lambda) {
            plan.onlyExpression(lambda.body(), lambda.range());
        } else if (node instanceof Expr.ListComp list) {
            plan.comprehension(list.generators(), List.of(list.elt()), list.range(), false);
        } else if (node instanceof Expr.SetComp set) {
            plan.comprehension(set.generators(), List.of(set.elt()), set.range(), false);
        } else if (node instanceof Expr.DictComp dict) {
            plan.comprehension(dict.generators(), List.of(dict.key(), dict.value()), dict.range(), false);
        } else if (node instanceof Expr.GeneratorExp generator) {
            plan.comprehension(generator.generators(), List.of(generator.elt()), generator.range(), true);
        }
        return plan;
    }

    // ---- questions

    int slots() {
        return used;
    }

    TapTable table() {
        return table.build();
    }

    /** The slot that the value of an expression is kept in; null for none. */
    @Nullable
    Integer slot(Expr node) {
        return slots.get(node);
    }

    /** What is emptied before a statement runs or an expression is evaluated. */
    List<Span> emptiedBefore(Node node) {
        return emptiedBefore.getOrDefault(node, List.of());
    }

    /** What is emptied when a statement is done or an expression's value is known. */
    List<Span> emptiedAfter(Node node) {
        return emptiedAfter.getOrDefault(node, List.of());
    }

    // ---- planning

    TapChoice choice(ReboundNames rebound) {
        Set<String> names = new HashSet<>(shared);
        names.addAll(rebound.names());
        return new TapChoice(names);
    }

    /** Gives slots from a number on to what was chosen. */
    Span place(TapChoice choice, int base) {
        List<Expr> chosen = choice.chosen(MOST_SLOTS - base);
        int next = base;
        for (Expr node : chosen) {
            slots.put(node, next++);
        }
        used = Math.max(used, next);
        return new Span(base, next);
    }

    void emptyBefore(Node node, Span span) {
        if (!span.isEmpty()) {
            emptiedBefore.computeIfAbsent(node, key -> new ArrayList<>()).add(span);
        }
    }

    void emptyAfter(Node node, Span span) {
        if (!span.isEmpty()) {
            emptiedAfter.computeIfAbsent(node, key -> new ArrayList<>()).add(span);
        }
    }

    /** Adds to the table what expressions between two places in the source have slots. */
    void unit(SourceRange range, TapChoice choice) {
        List<TapTable.Tap> taps = new ArrayList<>();
        for (Expr node : choice.chosen(MOST_SLOTS)) {
            Integer slot = slots.get(node);
            if (slot != null) {
                taps.add(new TapTable.Tap(slot, node.range()));
            }
        }
        if (!taps.isEmpty()) {
            table.add(new TapTable.Unit(range, taps));
        }
    }

    TapTable.Builder tableBuilder() {
        return table;
    }

    private void onlyExpression(Expr body, SourceRange range) {
        ReboundNames rebound = ReboundNames.collector();
        rebound.of(body);
        TapChoice choice = choice(rebound);
        choice.outermost(body);
        place(choice, 0);
        unit(range, choice);
        if (body instanceof Expr.Yield yield && yield.value() != null) {
            emptyAfter(yield.value(), new Span(0, used));
        }
    }

    /** The first iterable is evaluated outside; each turn of a loop starts with the slots of all that it evaluates empty. */
    private void comprehension(List<Comprehension> clauses, List<Expr> results, SourceRange range, boolean suspends) {
        ReboundNames rebound = ReboundNames.collector();
        TapChoice choice = choice(rebound);
        List<Expr> firsts = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            Comprehension clause = clauses.get(i);
            if (i > 0) {
                choice.operand(clause.iter());
            }
            starts.add(choice.chosen(MOST_SLOTS).size());
            clause.ifs().forEach(choice::condition);
            Expr next = i + 1 < clauses.size() ? clauses.get(i + 1).iter() : results.get(0);
            firsts.add(clause.ifs().isEmpty() ? next : clause.ifs().get(0));
        }
        if (suspends) {
            results.forEach(choice::outermost);
        } else {
            choice.operands(results);
        }
        Span all = place(choice, 0);
        for (int i = 0; i < clauses.size(); i++) {
            emptyBefore(firsts.get(i), new Span(Math.min(starts.get(i), all.to()), all.to()));
        }
        if (suspends) {
            emptyAfter(results.get(0), all);
        }
        unit(range, choice);
    }
}
