package dev.caretline.assertions.weave;

import dev.caretline.compiler.instrument.Weaver;
import dev.caretline.compiler.instrument.Weft;
import dev.caretline.compiler.instrument.WovenCode;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Weaves into the asserts of one scope. A failing assert does, in terms of the support module,
 *
 * <pre>
 * assert f(x), message        attach = failed((f(x), x, edge), description)       None if that raises
 *                             error = AssertionError(message)
 *                             if attach is not None: attach(error)
 *                             raise error
 * </pre>
 *
 * and a passing one nothing but to drop what it kept.
 */
public final class AssertionWeaver implements Weaver {
    private final SourceText source;
    private final String supportModule;
    private @Nullable Plan plan;
    /** The chain whose outcome has been asked for once: of its last link. The next time it is that of the others. */
    private @Nullable Expr askedChain;

    /** @param supportModule the module, by its full name, that a failing assert imports {@code failed} from */
    public AssertionWeaver(SourceText source, String supportModule) {
        this.source = source;
        this.supportModule = supportModule;
    }

    @Override
    public void statement(Stmt node, WovenCode code) {
        if (!(node instanceof Stmt.Assert assertion)) {
            return;
        }
        Plan made = Planner.plan(assertion, code::livesInFrame, source);
        plan = made;
        code.unlocated();
        for (int i = 0; i < made.slots(); i++) {
            code.keepConstant(ConstantValue.Singleton.NONE);
        }
    }

    @Override
    public void statementDone(Stmt node, WovenCode code) {
        plan = null;
    }

    @Override
    public void value(Expr node, WovenCode code) {
        weave(node, Ways.Place.VALUE, Ways.WHOLE, code);
        weave(node, Ways.Place.VALUE_DONE, Ways.WHOLE, code);
    }

    @Override
    public void operands(Expr node, int count, WovenCode code) {
        weave(node, Ways.Place.OPERANDS, Ways.WHOLE, code);
    }

    @Override
    public void comparison(Expr.Compare node, int link, WovenCode code) {
        weave(node, Ways.Place.OPERANDS, link, code);
    }

    private void weave(Expr node, Ways.Place place, int link, WovenCode code) {
        Weft weft = weft(node, place, link);
        if (weft != null) {
            weft.weave(code);
        }
    }

    private @Nullable Weft weft(Expr node, Ways.Place place, int link) {
        return plan == null ? null : plan.ways().weft(node, place, link);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the same chain, not one that looks like it
    public @Nullable Weft outcome(Expr condition, boolean truth) {
        if (condition instanceof Expr.Compare chain && chain.ops().size() > 1) {
            if (truth || askedChain != condition) {
                askedChain = truth ? askedChain : condition;
                return null;
            }
            askedChain = null;
            return weft(condition, Ways.Place.CHAIN_LEFT, Ways.WHOLE);
        }
        return weft(condition, Ways.of(truth), Ways.WHOLE);
    }

    @Override
    public boolean keepsTested(Expr condition, boolean truth) {
        return plan != null && plan.ways().keepsTested(condition, truth);
    }

    @Override
    public @Nullable Weft link(Expr.Compare chain, int link, boolean truth) {
        return weft(chain, Ways.of(truth), link);
    }

    @Override
    public void assertionFailed(Stmt.Assert node, WovenCode code) {
        Plan failed = plan;
        if (failed == null) {
            return;
        }
        code.unlocated();
        code.guard(
                c -> {
                    c.beginCall();
                    c.importFrom(supportModule, "failed");
                    c.copy(3);
                    c.loadConstant(failed.description());
                    c.call(2);
                },
                ConstantValue.Singleton.NONE);
        code.swap(2);
        code.pop();
        plan = null;
    }

    @Override
    public void assertionRaises(Stmt.Assert node, WovenCode code) {
        code.unlocated();
        WovenCode.Label raise = code.newLabel();
        code.copy(2);
        code.jumpIfNone(raise);
        if (node.msg() == null) {
            code.beginCall();
            code.swap(2);
            code.call(0);
        }
        code.guard(
                c -> {
                    c.beginCall();
                    c.copy(3);
                    c.copy(3);
                    c.call(1);
                },
                ConstantValue.Singleton.NONE);
        code.pop();
        code.set(raise);
    }
}
