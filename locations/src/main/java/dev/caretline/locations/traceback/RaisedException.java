package dev.caretline.locations.traceback;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One exception of a {@link Failure}.
 *
 * @param number its number there
 * @param type its class
 * @param message {@code str()} of it, or of {@code msg} if {@code syntax} is present; empty if that raised
 * @param suggestion what CPython offers as {@code Did you mean}
 * @param notes its {@code __notes__}
 * @param stack its traceback; empty if it has none
 * @param cause the number of its {@code __cause__}
 * @param context the number of its {@code __context__}, also if it is suppressed
 * @param suppressContext whether {@code from} was used
 * @param group present for an exception group
 * @param details what the exception holds itself, and what the process found near a missing name (docs/because.md)
 * @param syntax present for an exception that knows a place in a source of its own
 */
public record RaisedException(
        int number,
        ExceptionType type,
        Optional<String> message,
        Optional<String> suggestion,
        Notes notes,
        Optional<Stack> stack,
        OptionalInt cause,
        OptionalInt context,
        boolean suppressContext,
        Optional<Group> group,
        Optional<SyntaxDetails> syntax,
        List<DescribedValue.Attribute> details) {
    public RaisedException {
        details = List.copyOf(details);
    }

    /** The same with other notes. */
    public RaisedException withNotes(Notes others) {
        return new RaisedException(
                number,
                type,
                message,
                suggestion,
                others,
                stack,
                cause,
                context,
                suppressContext,
                group,
                syntax,
                details);
    }

    /** The same with another traceback. */
    public RaisedException withStack(Stack other) {
        return new RaisedException(
                number,
                type,
                message,
                suggestion,
                notes,
                Optional.of(other),
                cause,
                context,
                suppressContext,
                group,
                syntax,
                details);
    }

    /**
     * The exceptions in a group.
     *
     * @param members numbers of the first of them; empty for one that was beyond a limit
     * @param size how many there are
     */
    public record Group(List<OptionalInt> members, int size) {
        public Group {
            members = List.copyOf(members);
        }
    }
}
