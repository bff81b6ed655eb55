package dev.caretline.locations.explain;

import dev.caretline.locations.traceback.HowKnown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A line of text in parts, so that a renderer can tell code from prose. It has no line end, and neither a capital at its
 * start nor a full stop.
 */
public record Sentence(List<Part> parts) {
    public Sentence {
        parts = List.copyOf(parts);
    }

    /** The bare text. */
    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }

    /**
     * A piece of a sentence.
     *
     * @param text as it is to be shown: one line, bounded in length
     * @param known for a value and for what rests on one: how it is known
     */
    public record Part(Kind kind, String text, Optional<HowKnown> known) {}

    /** What a part of a sentence is. */
    public enum Kind {
        /** Words. */
        PROSE,
        /** Code of the program. */
        EXPRESSION,
        /** A value, its type or its size, as the process has it. */
        VALUE,
        /** A place in a source, {@code file:line}. */
        PLACE
    }

    /** Puts a sentence together. */
    static final class Builder {
        private final List<Part> parts = new ArrayList<>();

        Builder say(String words) {
            return add(Kind.PROSE, words, Optional.empty());
        }

        Builder code(String expression) {
            return add(Kind.EXPRESSION, expression, Optional.empty());
        }

        Builder value(String text, HowKnown known) {
            return add(Kind.VALUE, text, Optional.of(known));
        }

        Builder place(String file, int line) {
            return add(Kind.PLACE, file + ":" + line, Optional.empty());
        }

        Builder append(Sentence other) {
            parts.addAll(other.parts());
            return this;
        }

        Sentence end() {
            return new Sentence(parts);
        }

        private Builder add(Kind kind, String text, Optional<HowKnown> known) {
            if (!text.isEmpty()) {
                parts.add(new Part(kind, text, known));
            }
            return this;
        }
    }
}
