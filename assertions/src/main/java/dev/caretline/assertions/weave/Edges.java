package dev.caretline.assertions.weave;

import java.util.ArrayList;
import java.util.List;

/**
 * The ways into junctions and to the failure, each with what it tells: the facts and values since the junction before, and
 * where that junction's mark, the number of another edge, is among the kept values.
 */
final class Edges {
    private final List<State> edges = new ArrayList<>();

    /** The number of a new edge. */
    int add(State state) {
        edges.add(state);
        return edges.size() - 1;
    }

    List<State> all() {
        return edges;
    }
}
