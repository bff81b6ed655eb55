package dev.caretline.locations.traceback;

import java.util.List;
import java.util.Optional;

/** What an exception has as {@code __notes__} (PEP 678). */
public sealed interface Notes {
    /** No notes. */
    Notes NONE = new Texts(List.of());

    /**
     * The usual case.
     *
     * @param texts {@code str()} of each note; empty where that raised
     */
    record Texts(List<Optional<String>> texts) implements Notes {
        public Texts {
            texts = List.copyOf(texts);
        }
    }

    /**
     * {@code __notes__} is no sequence.
     *
     * @param repr its {@code repr()}, or what CPython prints instead if that raised
     */
    record Odd(String repr) implements Notes {}
}
