package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.ExprContext;
import java.util.List;

/**
 * Turns what has been read as an expression into a target of an assignment or a deletion: the same nodes, in another
 * context. What can be no target ends the parse.
 */
final class Targets {
    private final TreeParser parser;

    Targets(TreeParser parser) {
        this.parser = parser;
    }

    /** A target of {@code =}, {@code for}, {@code with}: CPython's star_targets. */
    Expr store(Expr target) {
        if (target instanceof Expr.Tuple tuple) {
            return new Expr.Tuple(storeAll(tuple.elts()), ExprContext.STORE, tuple.range());
        }
        if (target instanceof Expr.List list) {
            return new Expr.List(storeAll(list.elts()), ExprContext.STORE, list.range());
        }
        if (target instanceof Expr.Starred starred) {
            return new Expr.Starred(store(starred.value()), ExprContext.STORE, starred.range());
        }
        return single(target, ExprContext.STORE);
    }

    /** A target of {@code del}: CPython's del_target. */
    Expr delete(Expr target) {
        if (target instanceof Expr.Tuple tuple) {
            return new Expr.Tuple(deleteAll(tuple.elts()), ExprContext.DEL, tuple.range());
        }
        if (target instanceof Expr.List list) {
            return new Expr.List(deleteAll(list.elts()), ExprContext.DEL, list.range());
        }
        return single(target, ExprContext.DEL);
    }

    /** A target that is one name, attribute or subscript: CPython's single_target. */
    Expr single(Expr target, ExprContext context) {
        if (target instanceof Expr.Name name) {
            return new Expr.Name(name.id(), context, name.range());
        }
        if (target instanceof Expr.Attribute attribute) {
            return new Expr.Attribute(attribute.value(), attribute.attr(), context, attribute.range());
        }
        if (target instanceof Expr.Subscript subscript) {
            return new Expr.Subscript(subscript.value(), subscript.slice(), context, subscript.range());
        }
        throw new ParseFailure(parser.next());
    }

    private List<Expr> storeAll(List<Expr> targets) {
        int mark = parser.exprs.mark();
        for (Expr target : targets) {
            parser.exprs.add(store(target));
        }
        return parser.exprs.take(mark);
    }

    private List<Expr> deleteAll(List<Expr> targets) {
        int mark = parser.exprs.mark();
        for (Expr target : targets) {
            parser.exprs.add(delete(target));
        }
        return parser.exprs.take(mark);
    }
}
