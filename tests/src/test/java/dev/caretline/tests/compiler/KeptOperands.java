package dev.caretline.tests.compiler;

import dev.caretline.compiler.instrument.CodeScope;
import dev.caretline.compiler.instrument.HiddenLocal;
import dev.caretline.compiler.instrument.Weaver;
import dev.caretline.compiler.instrument.Weft;
import dev.caretline.compiler.instrument.WovenCode;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Stmt;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps both operands of the comparison that an assertion is, below their copies on the stack, and hands them over as a
 * tuple if it fails; keeps the results of calls in hidden local variables.
 *
 * <pre>
 * assert a == b       a; b; COPY 2; COPY 2; COMPARE_OP; POP_JUMP_IF_TRUE pass
 *                     BUILD_TUPLE 2; tap(n, tuple); LOAD_ASSERTION_ERROR; ...
 *               pass: POP_TOP; POP_TOP
 * </pre>
 */
final class KeptOperands implements Weaver {
    private final CodeScope scope;
    private final Set<Expr> asserted = new HashSet<>();

    KeptOperands(CodeScope scope) {
        this.scope = scope;
    }

    @Override
    public void statement(Stmt node, WovenCode code) {
        if (node instanceof Stmt.Assert assertion
                && assertion.test() instanceof Expr.Compare compare
                && compare.ops().size() == 1) {
            asserted.add(compare);
        }
    }

    @Override
    public void comparison(Expr.Compare node, int link, WovenCode code) {
        if (asserted.contains(node)) {
            code.copy(2);
            code.copy(2);
            code.keep(2);
        }
    }

    @Override
    public @Nullable Weft outcome(Expr condition, boolean truth) {
        if (!asserted.contains(condition)) {
            return null;
        }
        return code -> {
            code.release(2);
            if (truth) {
                code.pop(2);
            } else {
                code.buildTuple(2);
                code.beginCall();
                code.loadGlobal(CallWeaver.TAP);
                code.loadConstant(ConstantValue.Int.of(code.tap("assert", condition.range())));
                code.copy(4);
                code.call(2);
                code.pop(2);
            }
        };
    }

    @Override
    public void value(Expr node, WovenCode code) {
        if (node instanceof Expr.Call && scope.kind().hasFastLocals()) {
            HiddenLocal slot = code.hiddenLocal(".t" + code.tap("call", node.range()));
            code.copy(1);
            code.store(slot);
            code.clear(slot);
        }
    }
}
