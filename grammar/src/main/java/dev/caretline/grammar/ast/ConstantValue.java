package dev.caretline.grammar.ast;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The value of a Python constant. Two values are equal here exactly if CPython's compiler would let them share one slot
 * of {@code co_consts}: {@code 1}, {@code 1.0} and {@code True} differ, so do {@code 0.0} and {@code -0.0}.
 *
 * <p>A parser makes all kinds but {@link Tuple}, {@link FrozenSet} and {@link Slice}, which come out of constant folding.
 */
public sealed interface ConstantValue {
    /** What {@code bool()} makes of it. */
    boolean isTrue();

    /** The constants of which there is one each. */
    enum Singleton implements ConstantValue {
        NONE,
        TRUE,
        FALSE,
        ELLIPSIS;

        @Override
        public boolean isTrue() {
            return this == TRUE || this == ELLIPSIS;
        }
    }

    /** An {@code int} of any size. */
    record Int(BigInteger value) implements ConstantValue {
        public static Int of(long value) {
            return new Int(BigInteger.valueOf(value));
        }

        @Override
        public boolean isTrue() {
            return value.signum() != 0;
        }
    }

    /** A {@code float}; equal by bits, so that {@code -0.0} stays apart and a NaN equals itself. */
    record Float(double value) implements ConstantValue {
        @Override
        public boolean isTrue() {
            return value != 0;
        }
    }

    /** A {@code complex}; a literal has a real part of 0.0. */
    record Complex(double real, double imaginary) implements ConstantValue {
        @Override
        public boolean isTrue() {
            return real != 0 || imaginary != 0;
        }
    }

    /**
     * A {@code str}: a sequence of code points, surrogates included. Python tells a pair of surrogates from the one
     * character that they would encode in UTF-16; a Java string does not, so a text with surrogates is kept as code points.
     */
    final class Str implements ConstantValue {
        private final @Nullable String text;
        private final int[] codePoints;

        private static final int[] NONE = {};

        private Str(@Nullable String text, int[] codePoints) {
            this.text = text;
            this.codePoints = codePoints;
        }

        /** Of a well-formed text: every surrogate in it must be half of a pair. */
        public static Str of(String text) {
            return new Str(text, NONE);
        }

        public static Str ofCodePoints(int[] codePoints) {
            for (int c : codePoints) {
                if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                    return new Str(null, codePoints.clone());
                }
            }
            return new Str(new String(codePoints, 0, codePoints.length), NONE);
        }

        /** Whether the string holds a surrogate code point, so that {@link #text} cannot say it. */
        public boolean hasSurrogates() {
            return text == null;
        }

        /** @throws IllegalStateException if the string {@linkplain #hasSurrogates has surrogates} */
        public String text() {
            if (text == null) {
                throw new IllegalStateException("a str with surrogates has no Java text: " + this);
            }
            return text;
        }

        public int[] codePoints() {
            return text == null ? codePoints.clone() : text.codePoints().toArray();
        }

        public boolean isEmpty() {
            return text != null && text.isEmpty();
        }

        @Override
        public boolean isTrue() {
            return !isEmpty();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Str str
                    && (text == null
                            ? str.text == null && Arrays.equals(codePoints, str.codePoints)
                            : text.equals(str.text));
        }

        @Override
        public int hashCode() {
            return text == null ? Arrays.hashCode(codePoints) : text.hashCode();
        }

        @Override
        public String toString() {
            return "Str[" + (text == null ? Arrays.toString(codePoints) : text) + "]";
        }
    }

    /** A {@code bytes}. */
    final class Bytes implements ConstantValue {
        private final byte[] value;

        public Bytes(byte[] value) {
            this.value = value.clone();
        }

        public byte[] value() {
            return value.clone();
        }

        public int length() {
            return value.length;
        }

        @Override
        public boolean isTrue() {
            return value.length != 0;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return "Bytes[" + HexFormat.of().formatHex(value) + "]";
        }
    }

    /** A {@code tuple} of constants. */
    record Tuple(List<ConstantValue> elements) implements ConstantValue {
        public Tuple {
            elements = List.copyOf(elements);
        }

        @Override
        public boolean isTrue() {
            return !elements.isEmpty();
        }
    }

    /** A {@code frozenset} of constants; without an order of its own. */
    record FrozenSet(Set<ConstantValue> elements) implements ConstantValue {
        public FrozenSet {
            elements = Set.copyOf(elements);
        }

        @Override
        public boolean isTrue() {
            return !elements.isEmpty();
        }
    }

    /** A {@code slice} of constants, which Python folds from 3.14 on. */
    record Slice(ConstantValue start, ConstantValue stop, ConstantValue step) implements ConstantValue {
        @Override
        public boolean isTrue() {
            return true;
        }
    }
}
