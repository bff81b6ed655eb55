package dev.caretline.grammar.ast;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Immutable lists with holes, which {@link List#copyOf} refuses to make. */
final class NodeLists {
    private NodeLists() {}

    static <T> List<@Nullable T> copyOf(List<@Nullable T> list) {
        if (list.isEmpty()) {
            return List.of();
        }
        @SuppressWarnings("unchecked")
        T[] elements = (T[]) list.toArray();
        return Collections.unmodifiableList(Arrays.asList(elements));
    }
}
