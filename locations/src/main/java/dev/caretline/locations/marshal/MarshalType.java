package dev.caretline.locations.marshal;

/** The type bytes of marshal that can stand in a code object, by CPython's names without {@code TYPE_}. */
final class MarshalType {
    static final int NONE = 'N';
    static final int FALSE = 'F';
    static final int TRUE = 'T';
    static final int ELLIPSIS = '.';
    static final int INT = 'i';
    static final int LONG = 'l';
    static final int BINARY_FLOAT = 'g';
    static final int BINARY_COMPLEX = 'y';
    /** A {@code bytes}. */
    static final int STRING = 's';

    static final int UNICODE = 'u';
    static final int INTERNED = 't';
    static final int ASCII = 'a';
    static final int ASCII_INTERNED = 'A';
    static final int SHORT_ASCII = 'z';
    static final int SHORT_ASCII_INTERNED = 'Z';
    static final int TUPLE = '(';
    static final int SMALL_TUPLE = ')';
    static final int FROZENSET = '>';
    /** From version 5. */
    static final int SLICE = ':';

    static final int CODE = 'c';
    /** Not an object: the number of one that came before with {@link #FLAG_REF}. */
    static final int REF = 'r';

    /** Bit of a type byte: the object gets the next number, and can be referred to. */
    static final int FLAG_REF = 0x80;

    private MarshalType() {}
}
