package dev.caretline.locations.plain;

import dev.caretline.locations.code.ByteSequence;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value without identity or behaviour. The short ways in ({@link #text}, {@link #number}, {@link #get} and so on) throw
 * {@link MalformedPlainException} where the value is of another kind than the reader of a message expects.
 */
public sealed interface PlainValue {
    /** Python's {@code None}. */
    record None() implements PlainValue {}

    /** A {@code bool}. */
    record Bool(boolean value) implements PlainValue {}

    /** An {@code int} of any size. */
    record Int(BigInteger value) implements PlainValue {}

    /** A {@code float}. */
    record Float(double value) implements PlainValue {}

    /** A {@code str}; surrogates that stand alone are kept. */
    record Str(String value) implements PlainValue {}

    /** A {@code bytes}. */
    record Bytes(ByteSequence value) implements PlainValue {}

    /** A {@code tuple}, or a {@code list}: most readers take either. */
    record Items(List<PlainValue> values, boolean isList) implements PlainValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** A {@code dict} in its order. */
    record Dict(Map<PlainValue, PlainValue> entries) implements PlainValue {
        public Dict {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    static PlainValue none() {
        return new None();
    }

    static PlainValue of(String text) {
        return new Str(text);
    }

    static PlainValue of(long number) {
        return new Int(BigInteger.valueOf(number));
    }

    static PlainValue of(boolean value) {
        return new Bool(value);
    }

    static PlainValue of(byte[] bytes) {
        return new Bytes(ByteSequence.copyOf(bytes));
    }

    /** A {@code tuple}. */
    static PlainValue of(List<PlainValue> values) {
        return new Items(values, false);
    }

    /** A {@code list}. */
    static PlainValue listOf(List<PlainValue> values) {
        return new Items(values, true);
    }

    /** A dict with keys of type {@code str}. */
    static PlainValue of(Map<String, PlainValue> entries) {
        Map<PlainValue, PlainValue> dict = new LinkedHashMap<>();
        entries.forEach((key, value) -> dict.put(new Str(key), value));
        return new Dict(dict);
    }

    default boolean isNone() {
        return this instanceof None;
    }

    /** The text of a {@code str}. */
    default String text() {
        if (this instanceof Str str) {
            return str.value();
        }
        throw new MalformedPlainException("a str was expected, not " + kind());
    }

    /** An {@code int} that a Java int can hold. */
    default int number() {
        if (this instanceof Int integer && integer.value().bitLength() < Integer.SIZE) {
            return integer.value().intValue();
        }
        throw new MalformedPlainException("a small int was expected, not " + kind());
    }

    /** The value of a {@code bool}. */
    default boolean truth() {
        if (this instanceof Bool bool) {
            return bool.value();
        }
        throw new MalformedPlainException("a bool was expected, not " + kind());
    }

    /** The content of a {@code bytes}. */
    default ByteSequence bytes() {
        if (this instanceof Bytes bytes) {
            return bytes.value();
        }
        throw new MalformedPlainException("bytes were expected, not " + kind());
    }

    /** The items of a {@code tuple} or {@code list}. */
    default List<PlainValue> items() {
        if (this instanceof Items items) {
            return items.values();
        }
        throw new MalformedPlainException("a tuple was expected, not " + kind());
    }

    /** The entries of a {@code dict}. */
    default Map<PlainValue, PlainValue> entries() {
        if (this instanceof Dict dict) {
            return dict.entries();
        }
        throw new MalformedPlainException("a dict was expected, not " + kind());
    }

    /** The value of a {@code dict} under a key; {@link None} if there is none. */
    default PlainValue get(String key) {
        return entries().getOrDefault(new Str(key), none());
    }

    private String kind() {
        return getClass().getSimpleName();
    }
}
