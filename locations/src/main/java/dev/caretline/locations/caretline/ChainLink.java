package dev.caretline.locations.caretline;

import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.RaisedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An exception in a chain.
 *
 * @param next how it led to the one after it
 */
record ChainLink(int exception, Next next) {
    enum Next {
        NONE,
        CAUSED,
        WAS_HANDLED
    }

    /** The chain that ends with an exception, the first one first; ends before one that was drawn already. */
    static List<ChainLink> upTo(int number, Failure failure, Set<Integer> drawn) {
        Deque<ChainLink> links = new ArrayDeque<>();
        OptionalInt current = OptionalInt.of(number);
        Next next = Next.NONE;
        while (current.isPresent() && (links.isEmpty() || !drawn.contains(current.getAsInt()))) {
            drawn.add(current.getAsInt());
            links.push(new ChainLink(current.getAsInt(), next));
            RaisedException exception = failure.exception(current.getAsInt());
            boolean caused = exception.cause().isPresent();
            next = caused ? Next.CAUSED : Next.WAS_HANDLED;
            OptionalInt context = exception.suppressContext() ? OptionalInt.empty() : exception.context();
            current = caused ? exception.cause() : context;
        }
        return List.copyOf(links);
    }
}
