package dev.caretline.grammar.parser;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elements of all the lists of one kind under construction, one list on top of the other. A rule remembers the
 * {@link #mark}, adds elements while it goes on, and takes the list that has grown above its mark.
 */
final class NodeStack<T> {
    private @Nullable Object[] elements = new Object[32];
    private int size;

    int mark() {
        return size;
    }

    void add(@Nullable T element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, size * 2);
        }
        elements[size++] = element;
    }

    /** The number of elements above a mark. */
    int countFrom(int mark) {
        return size - mark;
    }

    /** An element that is not absent, by its place in the whole stack. */
    @SuppressWarnings({"unchecked", "NullAway"}) // only T is ever added, and this one is not absent
    T get(int index) {
        return (T) elements[index];
    }

    void set(int index, T element) {
        elements[index] = element;
    }

    /** Takes the one element at the top, which is not absent. */
    T pop() {
        T top = get(--size);
        elements[size] = null;
        return top;
    }

    /** Takes the elements above a mark, none of which is absent, as an immutable list. */
    @SuppressWarnings({"unchecked", "NullAway"}) // as for get
    List<T> take(int mark) {
        List<T> list = switch (size - mark) {
            case 0 -> List.of();
            case 1 -> List.of((T) elements[mark]);
            case 2 -> List.of((T) elements[mark], (T) elements[mark + 1]);
            default -> List.of((T[]) Arrays.copyOfRange(elements, mark, size));
        };
        clearTo(mark);
        return list;
    }

    /** As {@link #take}, of elements that may be absent. */
    @SuppressWarnings("unchecked") // as for get
    List<@Nullable T> takeWithHoles(int mark) {
        T[] taken = (T[]) Arrays.copyOfRange(elements, mark, size);
        clearTo(mark);
        return Collections.unmodifiableList(Arrays.asList(taken));
    }

    private void clearTo(int mark) {
        // Not only the size: a stack that keeps what it once held keeps whole trees from being collected.
        Arrays.fill(elements, mark, size, null);
        size = mark;
    }
}
