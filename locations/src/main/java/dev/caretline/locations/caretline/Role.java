package dev.caretline.locations.caretline;

/** What a piece of text is, for the {@link Palette}. */
enum Role {
    PLAIN,
    /** Frames of libraries, sentences between exceptions, and whatever is said by the way. */
    QUIET,
    PLACE,
    FUNCTION,
    GUTTER,
    CONTEXT,
    SOURCE,
    PRIMARY_MARK,
    SECONDARY_MARK,
    ERROR,
    MESSAGE,
    BECAUSE,
    VALUE
}
