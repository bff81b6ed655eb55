package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.BINARY_SUBSCR;
import static dev.caretline.compiler.target.Opcode.BUILD_SLICE;
import static dev.caretline.compiler.target.Opcode.DELETE_SUBSCR;
import static dev.caretline.compiler.target.Opcode.STORE_SUBSCR;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.ExprContext;
import org.jspecify.annotations.Nullable;

/** {@code value[slice]}, and slices. */
final class Subscripts {
    private final CodeGenerator g;
    private final LiteralTypes types;

    Subscripts(CodeGenerator generator) {
        g = generator;
        types = new LiteralTypes(generator);
    }

    void subscript(Expr.Subscript node) {
        if (node.ctx() == ExprContext.LOAD) {
            types.warnIfNotSubscriptable(node.value());
            types.warnIfNoIndex(node.value(), node.slice());
        }
        g.visit(node.value());
        g.visit(node.slice());
        switch (node.ctx()) {
            case LOAD -> {
                if (g.weaving != null) {
                    g.weaving.operands(node, 2);
                }
                g.out.op(BINARY_SUBSCR);
            }
            case STORE -> g.out.op(STORE_SUBSCR);
            case DEL -> g.out.op(DELETE_SUBSCR);
        }
    }

    void slice(Expr.Slice node) {
        bound(node.lower());
        bound(node.upper());
        Expr step = node.step();
        if (step != null) {
            g.visit(step);
        }
        g.out.op(BUILD_SLICE, step == null ? 2 : 3);
    }

    private void bound(@Nullable Expr bound) {
        if (bound != null) {
            g.visit(bound);
        } else {
            g.out.loadNone();
        }
    }
}
