package dev.caretline.compiler.fold;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** List, set and tuple displays whose items are known. */
final class Displays {
    private Displays() {}

    static boolean hasStarred(List<Expr> elts) {
        for (Expr elt : elts) {
            if (elt instanceof Expr.Starred) {
                return true;
            }
        }
        return false;
    }

    /** The value of a tuple; null if an element is not a constant. */
    static ConstantValue.@Nullable Tuple constantTuple(List<Expr> elts) {
        List<ConstantValue> values = constants(elts);
        return values == null ? null : new ConstantValue.Tuple(values);
    }

    private static @Nullable List<ConstantValue> constants(List<Expr> elts) {
        for (Expr elt : elts) {
            if (!(elt instanceof Expr.Constant)) {
                return null;
            }
        }
        List<ConstantValue> values = new ArrayList<>(elts.size());
        for (Expr elt : elts) {
            values.add(((Expr.Constant) elt).value());
        }
        return values;
    }

    /**
     * What is only iterated over or searched need not be mutable: a list becomes a tuple, if possible a constant one, a
     * set of constants becomes a constant frozenset.
     */
    static Expr foldIterable(Expr iterable) {
        if (iterable instanceof Expr.List list && !hasStarred(list.elts())) {
            ConstantValue.Tuple value = constantTuple(list.elts());
            return value == null
                    ? new Expr.Tuple(list.elts(), list.ctx(), list.range())
                    : new Expr.Constant(value, null, list.range());
        }
        if (iterable instanceof Expr.Set set) {
            List<ConstantValue> values = constants(set.elts());
            return values == null ? set : new Expr.Constant(PythonEquality.frozenSet(values), null, set.range());
        }
        return iterable;
    }

    static List<Expr> withLast(List<Expr> expressions, Expr last) {
        List<Expr> changed = new ArrayList<>(expressions);
        changed.set(changed.size() - 1, last);
        return changed;
    }
}
