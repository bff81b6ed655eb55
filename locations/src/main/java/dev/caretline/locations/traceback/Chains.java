package dev.caretline.locations.traceback;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The order in which the exceptions of a chain are printed: causes and contexts first, none twice
 * ({@code print_exception_cause_and_context} of CPython 3.11).
 */
public final class Chains {
    private static final String CAUSE = "The above exception was the direct cause of the following exception:";
    private static final String CONTEXT = "During handling of the above exception, another exception occurred:";

    private final Failure failure;
    private final Set<Integer> seen = new HashSet<>();

    public Chains(Failure failure) {
        this.failure = failure;
    }

    /**
     * An exception, and how it leads to the next one.
     *
     * @param sentence CPython's words for it; empty for the last
     */
    public record Link(int exception, Optional<String> sentence) {}

    /** The chain that ends with an exception, the first one first. */
    public List<Link> upTo(int number) {
        Deque<Link> links = new ArrayDeque<>();
        links.push(new Link(number, Optional.empty()));
        int current = number;
        while (true) {
            seen.add(current);
            RaisedException exception = failure.exception(current);
            OptionalInt before = exception.cause();
            String sentence = CAUSE;
            if (before.isEmpty() && !exception.suppressContext()) {
                before = exception.context();
                sentence = CONTEXT;
            }
            if (before.isEmpty() || seen.contains(before.getAsInt())) {
                return List.copyOf(links);
            }
            current = before.getAsInt();
            links.push(new Link(current, Optional.of(sentence)));
        }
    }
}
