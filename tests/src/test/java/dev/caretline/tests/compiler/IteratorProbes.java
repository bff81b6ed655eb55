package dev.caretline.tests.compiler;

import dev.caretline.compiler.instrument.Weaver;
import dev.caretline.compiler.instrument.Weft;
import dev.caretline.compiler.instrument.WovenCode;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.SourceRange;

/**
 * Probes that need no function: each takes the only item of an iterator of its own, which is in the place of a constant.
 * A NOP stands in front of each, as for code that is patched while it runs.
 */
final class IteratorProbes implements Weaver {
    /** What the constants start with that are to be replaced by iterators; the probe's number follows. */
    static final String PLACEHOLDER = "\0woven probe ";

    private static void probe(WovenCode code, String role, SourceRange range) {
        WovenCode.Label seen = code.newLabel();
        code.nop();
        code.loadConstant(ConstantValue.Str.of(PLACEHOLDER + code.probe(role, range)));
        code.nextItem(seen);
        code.pop(2);
        code.set(seen);
    }

    @Override
    public void scopeEntered(WovenCode code) {
        code.nop();
    }

    @Override
    public void statement(Stmt node, WovenCode code) {
        probe(code, "statement", node.range());
    }

    @Override
    public void expression(Expr node, WovenCode code) {
        probe(code, "expression", node.range());
    }

    @Override
    public Weft outcome(Expr condition, boolean truth) {
        return code -> probe(code, Boolean.toString(truth), condition.range());
    }

    @Override
    public void pattern(Pattern node, WovenCode code) {
        probe(code, "pattern", node.range());
    }
}
