package dev.caretline.locations.marshal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An object of a marshal stream, in a graph where two references to one {@code MarshalObject} mean one object of Python.
 *
 * <table>
 * <caption>By type</caption>
 * <tr><td>NONE, TRUE, FALSE, ELLIPSIS</td><td>no value; never flagged</td></tr>
 * <tr><td>INT (of any size), BINARY_FLOAT, BINARY_COMPLEX</td><td>value: the {@code ConstantValue}</td></tr>
 * <tr><td>UNICODE, INTERNED (of any form)</td>
 *     <td>value: a {@code String}, or a {@code ConstantValue.Str} that has surrogates</td></tr>
 * <tr><td>STRING</td><td>value: a {@code ByteSequence}</td></tr>
 * <tr><td>TUPLE, FROZENSET, SLICE</td><td>items: the elements in written order; a value is for the builder's own use</td></tr>
 * <tr><td>CODE</td><td>value: the numbers of {@link CodeLayout}, items: its objects</td></tr>
 * </table>
 */
final class MarshalObject {
    static final MarshalObject[] NO_ITEMS = {};
    static final MarshalObject NONE = new MarshalObject(MarshalType.NONE, null, NO_ITEMS);
    static final MarshalObject TRUE = new MarshalObject(MarshalType.TRUE, null, NO_ITEMS);
    static final MarshalObject FALSE = new MarshalObject(MarshalType.FALSE, null, NO_ITEMS);
    static final MarshalObject ELLIPSIS = new MarshalObject(MarshalType.ELLIPSIS, null, NO_ITEMS);

    private static final int NOT_WRITTEN = -1;

    /** For {@link CompiledGraph}, UNICODE can still become INTERNED. */
    int type;

    final @Nullable Object value;
    final MarshalObject[] items;

    /** Whether it is written with {@link MarshalType#FLAG_REF}, so that further references to it are numbers. */
    boolean flagged;

    /** For whoever builds a graph: how many references from other objects point here, as CPython would count them. */
    int references;

    /** For {@link MarshalObjectTable}. */
    int hash;

    private int number = NOT_WRITTEN;

    MarshalObject(int type, @Nullable Object value, MarshalObject[] items) {
        this.type = type;
        this.value = value;
        this.items = items;
    }

    /** The value of a type that has one. */
    Object value() {
        return Objects.requireNonNull(value);
    }

    /** Whether it is None, True, False or Ellipsis. */
    boolean isSingleton() {
        return this == NONE || this == TRUE || this == FALSE || this == ELLIPSIS;
    }

    boolean isWritten() {
        return number != NOT_WRITTEN;
    }

    /** The number that further references are written as; only once it {@linkplain #isWritten is written}. */
    int number() {
        return number;
    }

    void setWritten(int asNumber) {
        number = asNumber;
    }

    void setNotWritten() {
        number = NOT_WRITTEN;
    }
}
