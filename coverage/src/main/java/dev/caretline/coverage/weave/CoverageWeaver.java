package dev.caretline.coverage.weave;

import dev.caretline.compiler.instrument.CodeScope;
import dev.caretline.compiler.instrument.Weaver;
import dev.caretline.compiler.instrument.Weft;
import dev.caretline.compiler.instrument.WovenCode;
import dev.caretline.coverage.model.EventSites;
import dev.caretline.coverage.model.Events;
import dev.caretline.coverage.model.SourceDigest;
import dev.caretline.coverage.model.SourceModel;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.ast.Stmt;
import org.jspecify.annotations.Nullable;

/**
 * Weaves probes into one scope. What has happened since the last probe is pending: one event at most, which implies all
 * that went before it on the line. It is recorded where the line ends, or before an event comes that does not imply it.
 *
 * <pre>
 *     NOP                     the agent makes a jump over the probe of this one once it has fired, where it can
 *     LOAD_CONST  iterator    of one item; the agent puts it into the constants
 *     FOR_ITER    fired
 *     POP_TOP
 *     POP_TOP
 * fired:
 * </pre>
 */
public final class CoverageWeaver implements Weaver {
    private static final int ITERATOR_AND_ITEM = 2;

    private final SourceModel model;
    private final SourceDigest digest;
    private final Events events;
    private final EventSites sites;
    private final CodeScope scope;
    private int probes;
    /** What has happened and is not recorded yet; {@link Events#NONE} for nothing. */
    private int pending = Events.NONE;

    /** For one scope of the source that the model is made of. */
    public CoverageWeaver(SourceModel model, SourceDigest digest, CodeScope scope) {
        this.model = model;
        this.digest = digest;
        this.scope = scope;
        events = model.events();
        sites = model.sites();
    }

    // ---- lines

    private void happens(int event, WovenCode code) {
        if (event == Events.NONE) {
            return;
        }
        if (pending != Events.NONE && !events.implies(event, pending)) {
            record(code);
        }
        pending = event;
    }

    private void record(WovenCode code) {
        if (pending == Events.NONE) {
            return;
        }
        WovenCode.Label fired = code.newLabel();
        code.nop();
        code.loadConstant(Placeholders.probe(probes++, pending));
        code.nextItem(fired);
        code.pop(ITERATOR_AND_ITEM);
        code.set(fired);
        pending = Events.NONE;
    }

    @Override
    public void lineEnds(WovenCode code) {
        record(code);
    }

    @Override
    public void lineBreaks() {
        pending = Events.NONE;
    }

    // ---- nodes

    @Override
    public void scopeEntered(WovenCode code) {
        happens(sites.body(scope.node()), code);
    }

    @Override
    public void statement(Stmt node, WovenCode code) {
        happens(sites.start(node), code);
    }

    @Override
    public void expression(Expr node, WovenCode code) {
        happens(sites.start(node), code);
    }

    @Override
    public void value(Expr node, WovenCode code) {
        happens(sites.end(node), code);
    }

    @Override
    public void pattern(Pattern node, WovenCode code) {
        happens(sites.start(node), code);
    }

    @Override
    public void exhausted(Node loop, WovenCode code) {
        happens(sites.exhausted(loop), code);
    }

    @Override
    public void unmatched(Stmt.Match node, WovenCode code) {
        happens(sites.unmatched(node), code);
    }

    /** The links of a chain have one position in common: what is pending is not left to an exception to tell. */
    @Override
    public void comparison(Expr.Compare node, int link, WovenCode code) {
        if (link > 0) {
            record(code);
        }
    }

    @Override
    public @Nullable Weft outcome(Expr condition, boolean truth) {
        return way(sites.outcome(condition, truth));
    }

    @Override
    public @Nullable Weft link(Expr.Compare chain, int link, boolean truth) {
        return way(Events.NONE);
    }

    /** On one of the two ways on from here: what is pending now is pending on both. */
    private @Nullable Weft way(int event) {
        int before = pending;
        if (before == Events.NONE && event == Events.NONE) {
            return null;
        }
        return code -> {
            if (pending == Events.NONE) {
                pending = before;
            }
            happens(event, code);
        };
    }

    // ---- exceptions

    @Override
    public boolean watchesExceptions() {
        return model.events().count() > 0;
    }

    @Override
    public void exceptionEscapes(WovenCode code) {
        note(code);
    }

    @Override
    public void caught(Stmt node, WovenCode code) {
        note(code);
    }

    private void note(WovenCode code) {
        code.attempt(
                inner -> {
                    int exception = inner.depth();
                    inner.beginCall();
                    inner.loadConstant(Placeholders.note(digest, events.count()));
                    inner.copy(inner.depth() - exception + 1);
                    inner.call(1);
                    inner.pop();
                },
                Placeholders.tolerated());
    }
}
