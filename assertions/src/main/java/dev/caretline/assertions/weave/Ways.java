package dev.caretline.assertions.weave;

import dev.caretline.compiler.instrument.Weft;
import dev.caretline.grammar.ast.Expr;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a plan weaves in, by the expression and the place at it. */
final class Ways {
    /** The kinds of places at an expression. */
    enum Place {
        /** Its value is on top of the stack. */
        VALUE,
        /** Its value is on top of the stack, and is about to meet those of other ways. */
        VALUE_DONE,
        /** Its operands are on top of the stack. */
        OPERANDS,
        TRUE,
        FALSE,
        /** A chained comparison is false, and what it left on the stack is gone. */
        CHAIN_LEFT
    }

    /** The whole expression, and not a link of a chained comparison. */
    static final int WHOLE = -1;

    private record Key(Place place, int link) {}

    private final IdentityHashMap<Expr, Map<Key, Way>> ways = new IdentityHashMap<>();

    private final IdentityHashMap<Expr, Boolean> keptTested = new IdentityHashMap<>();

    static Place of(boolean truth) {
        return truth ? Place.TRUE : Place.FALSE;
    }

    /** The way through a place; one for each place, with the state that is known first. */
    Way at(Expr node, Place place, int link, State state) {
        return ways.computeIfAbsent(node, n -> new HashMap<>())
                .computeIfAbsent(new Key(place, link), k -> new Way(state));
    }

    /** The value of a condition stays on the stack where its truth is what is said. */
    void keepTested(Expr condition, boolean truth) {
        keptTested.put(condition, truth);
    }

    boolean keepsTested(Expr condition, boolean truth) {
        return Boolean.valueOf(truth).equals(keptTested.get(condition));
    }

    /** Whether a plan has anything to say of a place, be it that nothing is woven in there. */
    boolean isKnown(Expr node, Place place, int link) {
        return ways.getOrDefault(node, Map.of()).containsKey(new Key(place, link));
    }

    @Nullable
    Weft weft(Expr node, Place place, int link) {
        Map<Key, Way> here = ways.get(node);
        Way way = here == null ? null : here.get(new Key(place, link));
        return way == null ? null : way.weft();
    }
}
