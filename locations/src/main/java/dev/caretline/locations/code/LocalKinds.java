package dev.caretline.locations.code;

/**
 * The bits of a byte of {@code co_localspluskinds}, by CPython's names without {@code CO_FAST_}. A local that is also a
 * cell has both bits.
 */
public final class LocalKinds {
    /** From 3.14, on arguments only: can be given by position. */
    public static final int ARG_POSITIONAL = 0x02;
    /** From 3.14, on arguments only: can be given by keyword. */
    public static final int ARG_KEYWORD = 0x04;
    /** From 3.14, on arguments only: takes the rest, {@code *args} or {@code **kwargs}. */
    public static final int ARG_VARIADIC = 0x08;
    /** From 3.12: a local of an inlined comprehension outside a function. */
    public static final int HIDDEN = 0x10;

    public static final int LOCAL = 0x20;
    public static final int CELL = 0x40;
    public static final int FREE = 0x80;

    private LocalKinds() {}
}
