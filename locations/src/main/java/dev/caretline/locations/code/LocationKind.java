package dev.caretline.locations.code;

/**
 * The codes of a location table entry, CPython's {@code PY_CODE_LOCATION_INFO_*}. An entry starts with the byte
 * {@code 1 kkkk lll}: bit 7 marks the start of an entry and nothing else, {@code k} is the code, {@code l} the number of
 * code units less one.
 */
final class LocationKind {
    /** 0 to 9: one more byte {@code 0 ccc wwww}, column {@code 8 * code + c}, width {@code w}; the line stays. */
    static final int LAST_SHORT = 9;

    /** 10 to 12: the line grows by {@code code - 10}; two bytes, column and end column. */
    static final int ONE_LINE = 10;

    static final int LAST_ONE_LINE = 12;

    /** Signed varint: how much the line grows; no columns. */
    static final int NO_COLUMNS = 13;

    /** Signed varint as above; varints: lines to the end line, column + 1, end column + 1. */
    static final int LONG = 14;

    /** No location; the line stays. */
    static final int NONE = 15;

    static final int START_OF_ENTRY = 0x80;
    static final int MAX_UNITS = 8;

    private LocationKind() {}
}
