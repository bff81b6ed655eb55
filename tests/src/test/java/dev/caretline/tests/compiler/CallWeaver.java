package dev.caretline.tests.compiler;

import dev.caretline.compiler.instrument.Weaver;
import dev.caretline.compiler.instrument.Weft;
import dev.caretline.compiler.instrument.WovenCode;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.SourceRange;

/** Weaves a call of a global function in wherever something can be: {@code probe(n)} and {@code tap(n, value)}. */
final class CallWeaver implements Weaver {
    static final String PROBE = "__woven_probe__";
    static final String TAP = "__woven_tap__";

    private static void probe(WovenCode code, String role, SourceRange range) {
        code.beginCall();
        code.loadGlobal(PROBE);
        code.loadConstant(ConstantValue.Int.of(code.probe(role, range)));
        code.call(1);
        code.pop();
    }

    /** With the value on top of the stack, which stays there. */
    private static void tap(WovenCode code, String role, SourceRange range) {
        int depth = code.depth();
        code.beginCall();
        code.loadGlobal(TAP);
        code.loadConstant(ConstantValue.Int.of(code.tap(role, range)));
        code.copy(code.depth() - depth + 1);
        code.call(2);
        code.pop();
    }

    @Override
    public boolean watchesExceptions() {
        return true;
    }

    @Override
    public void exceptionEscapes(WovenCode code) {
        tap(code, "escapes", SourceRange.NOWHERE);
    }

    @Override
    public void statement(Stmt node, WovenCode code) {
        probe(code, "statement", node.range());
    }

    @Override
    public void statementDone(Stmt node, WovenCode code) {
        probe(code, "done", node.range());
    }

    @Override
    public void expression(Expr node, WovenCode code) {
        probe(code, "expression", node.range());
    }

    @Override
    public void value(Expr node, WovenCode code) {
        tap(code, node.asdlName(), node.range());
    }

    @Override
    public void operands(Expr node, int count, WovenCode code) {
        tap(code, "last operand", node.range());
    }

    @Override
    public void comparison(Expr.Compare node, int link, WovenCode code) {
        tap(code, "right of " + link, node.range());
    }

    @Override
    public Weft outcome(Expr condition, boolean truth) {
        return code -> probe(code, Boolean.toString(truth), condition.range());
    }

    @Override
    public Weft link(Expr.Compare chain, int link, boolean truth) {
        return code -> probe(code, truth + " " + link, chain.range());
    }

    @Override
    public void pattern(Pattern node, WovenCode code) {
        probe(code, "pattern", node.range());
    }

    @Override
    public void caught(Stmt node, WovenCode code) {
        tap(code, "caught", node.range());
    }

    @Override
    public void exhausted(Node loop, WovenCode code) {
        probe(code, "exhausted", SourceRange.NOWHERE);
    }

    @Override
    public void unmatched(Stmt.Match node, WovenCode code) {
        probe(code, "unmatched", node.range());
    }

    @Override
    public void assertionFailed(Stmt.Assert node, WovenCode code) {
        probe(code, "failed", node.range());
    }
}
