package dev.caretline.engine.values;

import dev.caretline.compiler.instrument.Weaver;
import dev.caretline.compiler.instrument.WovenCode;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Stmt;
import java.util.List;

/** Weaves a plan into its scope. Its code has the location of what runs before it, so that no trace function sees it. */
final class ValuesWeaver implements Weaver {
    private final ScopePlan plan;
    private final SlotCode slots;

    ValuesWeaver(ScopePlan plan, SlotCode slots) {
        this.plan = plan;
        this.slots = slots;
    }

    @Override
    public void prologue(WovenCode code) {
        slots.start(code);
    }

    @Override
    public void statement(Stmt node, WovenCode code) {
        empty(plan.emptiedBefore(node), code);
    }

    @Override
    public void statementDone(Stmt node, WovenCode code) {
        empty(plan.emptiedAfter(node), code);
    }

    @Override
    public void expression(Expr node, WovenCode code) {
        empty(plan.emptiedBefore((Node) node), code);
    }

    @Override
    public void value(Expr node, WovenCode code) {
        Integer slot = plan.slot(node);
        if (slot != null) {
            if (!TapChoice.isMadeAtAJoin(node)) {
                code.unlocated();
            }
            slots.keep(slot, code);
        }
        empty(plan.emptiedAfter(node), code);
    }

    private void empty(List<Span> spans, WovenCode code) {
        if (!spans.isEmpty()) {
            code.unlocated();
            spans.forEach(span -> slots.empty(span, code));
        }
    }
}
