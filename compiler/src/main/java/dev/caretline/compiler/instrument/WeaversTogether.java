package dev.caretline.compiler.instrument;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.ast.Stmt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks several weavers of one scope, in their order. */
final class WeaversTogether implements Weaver {
    private final List<Weaver> weavers;

    private WeaversTogether(List<Weaver> weavers) {
        this.weavers = weavers;
    }

    /** One weaver for all that weave something; {@link Weaver#NONE} if none does. */
    static Weaver of(List<Weaver> all) {
        List<Weaver> weavers = all.stream().filter(weaver -> weaver != NONE).toList();
        return switch (weavers.size()) {
            case 0 -> NONE;
            case 1 -> weavers.get(0);
            default -> new WeaversTogether(weavers);
        };
    }

    @Override
    public void prologue(WovenCode code) {
        weavers.forEach(weaver -> weaver.prologue(code));
    }

    @Override
    public void scopeEntered(WovenCode code) {
        weavers.forEach(weaver -> weaver.scopeEntered(code));
    }

    @Override
    public boolean watchesExceptions() {
        return weavers.stream().anyMatch(Weaver::watchesExceptions);
    }

    @Override
    public void exceptionEscapes(WovenCode code) {
        weavers.stream().filter(Weaver::watchesExceptions).forEach(weaver -> weaver.exceptionEscapes(code));
    }

    @Override
    public void statement(Stmt node, WovenCode code) {
        weavers.forEach(weaver -> weaver.statement(node, code));
    }

    @Override
    public void statementDone(Stmt node, WovenCode code) {
        weavers.forEach(weaver -> weaver.statementDone(node, code));
    }

    @Override
    public void expression(Expr node, WovenCode code) {
        weavers.forEach(weaver -> weaver.expression(node, code));
    }

    @Override
    public void value(Expr node, WovenCode code) {
        weavers.forEach(weaver -> weaver.value(node, code));
    }

    @Override
    public void operands(Expr node, int count, WovenCode code) {
        weavers.forEach(weaver -> weaver.operands(node, count, code));
    }

    @Override
    public void comparison(Expr.Compare node, int link, WovenCode code) {
        weavers.forEach(weaver -> weaver.comparison(node, link, code));
    }

    @Override
    public @Nullable Weft outcome(Expr condition, boolean truth) {
        Weft together = null;
        for (Weaver weaver : weavers) {
            together = Weft.both(together, weaver.outcome(condition, truth));
        }
        return together;
    }

    @Override
    public boolean keepsTested(Expr condition, boolean truth) {
        return weavers.stream().anyMatch(weaver -> weaver.keepsTested(condition, truth));
    }

    @Override
    public @Nullable Weft link(Expr.Compare chain, int link, boolean truth) {
        Weft together = null;
        for (Weaver weaver : weavers) {
            together = Weft.both(together, weaver.link(chain, link, truth));
        }
        return together;
    }

    @Override
    public void lineEnds(WovenCode code) {
        weavers.forEach(weaver -> weaver.lineEnds(code));
    }

    @Override
    public void lineBreaks() {
        weavers.forEach(Weaver::lineBreaks);
    }

    @Override
    public void pattern(Pattern node, WovenCode code) {
        weavers.forEach(weaver -> weaver.pattern(node, code));
    }

    @Override
    public void caught(Stmt node, WovenCode code) {
        weavers.forEach(weaver -> weaver.caught(node, code));
    }

    @Override
    public void exhausted(Node loop, WovenCode code) {
        weavers.forEach(weaver -> weaver.exhausted(loop, code));
    }

    @Override
    public void unmatched(Stmt.Match node, WovenCode code) {
        weavers.forEach(weaver -> weaver.unmatched(node, code));
    }

    @Override
    public void assertionFailed(Stmt.Assert node, WovenCode code) {
        weavers.forEach(weaver -> weaver.assertionFailed(node, code));
    }

    @Override
    public void assertionRaises(Stmt.Assert node, WovenCode code) {
        weavers.forEach(weaver -> weaver.assertionRaises(node, code));
    }
}
