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
 * assert f(x)                 error = AssertionError()
 *                             failed((f(x), x, edge), description, error)
 *                             raise error
 *
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
    private final String supportPackage;
    private @Nullable Plan plan;
    /** The chain whose outcome has been asked for once: of its last link. The next time it is that of the others. */
    private @Nullable Expr askedChain;

    /**
     * @param supportModule the module, by its full name, that a failing assert imports {@code failed} from; the package it
     *     is in, or is, has {@code gettrace} and {@code settrace}
     */
    public AssertionWeaver(SourceText source, String supportModule) {
        this.source = source;
        this.supportModule = supportModule;
        int dot = supportModule.indexOf('.');
        supportPackage = dot < 0 ? supportModule : supportModule.substring(0, dot);
    }

    @Override
    public void statement(Stmt node, WovenCode code) {
        if (!(node instanceof Stmt.Assert assertion)) {
            return;
        }
        Plan made = Planner.plan(assertion, code::livesInFrame, source);
        plan = made;
        code.leading();
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
        if (condition instanceof Expr.Compare chain && chain.ops().size() > 1 && !isTestedAsWhole(chain)) {
            if (truth || askedChain != condition) {
                askedChain = truth ? askedChain : condition;
                return null;
            }
            askedChain = null;
            return weft(condition, Ways.Place.CHAIN_LEFT, Ways.WHOLE);
        }
        return weft(condition, Ways.of(truth), Ways.WHOLE);
    }

    /** Whether a chain is an operand whose value is tested, and not a condition of which each link is. */
    private boolean isTestedAsWhole(Expr.Compare chain) {
        return plan != null && plan.ways().isKnown(chain, Ways.Place.TRUE, Ways.WHOLE);
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
        if (failed == null || node.msg() == null) {
            return;
        }
        code.leading();
        explain(code, c -> {
            c.copy(4);
            c.loadConstant(failed.description());
            c.call(2);
        });
        code.swap(2);
        code.pop();
        plan = null;
    }

    @Override
    public void assertionRaises(Stmt.Assert node, WovenCode code) {
        code.leading();
        Plan failed = plan;
        if (failed == null) {
            attach(code);
            return;
        }
        code.beginCall();
        code.swap(2);
        code.call(0);
        explain(code, c -> {
            c.copy(5);
            c.loadConstant(failed.description());
            c.copy(6);
            c.call(3);
        });
        code.pop();
        code.swap(2);
        code.pop();
        code.release(1);
        plan = null;
    }

    /** The explanation, made before the message, is below the exception; or None is. */
    private void attach(WovenCode code) {
        WovenCode.Label raise = code.newLabel();
        code.copy(2);
        code.jumpIfNone(raise);
        untraced(code, c -> {
            c.beginCall();
            c.copy(4);
            c.copy(4);
            c.call(1);
        });
        code.pop();
        code.set(raise);
    }

    /** @param call pushes arguments and calls; what was on top before is at position 4 then */
    private void explain(WovenCode code, Weft call) {
        untraced(code, c -> {
            c.beginCall();
            c.importFrom(supportModule, "failed");
            call.weave(c);
        });
    }

    /**
     * Something that calls the support module, out of sight of the program's trace function, and leaves a value; None if it
     * raises.
     *
     * <pre>
     * old = gettrace()
     * settrace(None)
     * body
     * settrace(old)
     * </pre>
     */
    private void untraced(WovenCode code, Weft body) {
        code.guard(
                c -> {
                    c.beginCall();
                    c.importFrom(supportPackage, "gettrace");
                    c.call(0);
                    setTrace(c, () -> c.loadConstant(ConstantValue.Singleton.NONE));
                    c.guard(body, ConstantValue.Singleton.NONE);
                    setTrace(c, () -> c.copy(4));
                    c.swap(2);
                    c.pop();
                },
                ConstantValue.Singleton.NONE);
    }

    private void setTrace(WovenCode code, Runnable argument) {
        code.beginCall();
        code.importFrom(supportPackage, "settrace");
        argument.run();
        code.call(1);
        code.pop();
    }
}
