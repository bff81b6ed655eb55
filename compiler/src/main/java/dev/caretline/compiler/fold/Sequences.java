package dev.caretline.compiler.fold;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.ConstantValue.Bytes;
import dev.caretline.grammar.ast.ConstantValue.FrozenSet;
import dev.caretline.grammar.ast.ConstantValue.Str;
import dev.caretline.grammar.ast.ConstantValue.Tuple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Constant strings, bytes and tuples: joined, repeated, indexed. Null where Python would raise. */
final class Sequences {
    /** The longest repeated tuple, and how many items it may have with those of the tuples in it. */
    private static final int MAX_COLLECTION_SIZE = 256;

    private static final int MAX_TOTAL_ITEMS = 1024;

    /** The longest repeated string, in code points or bytes. */
    private static final int MAX_STRING_SIZE = 4096;

    private Sequences() {}

    /** The number of code points, bytes or elements; 0 for what has no length. */
    static int length(ConstantValue value) {
        if (value instanceof Str str) {
            return str.hasSurrogates()
                    ? str.codePoints().length
                    : str.text().codePointCount(0, str.text().length());
        }
        if (value instanceof Bytes bytes) {
            return bytes.length();
        }
        if (value instanceof Tuple tuple) {
            return tuple.elements().size();
        }
        return value instanceof FrozenSet set ? set.elements().size() : 0;
    }

    static @Nullable ConstantValue concatenate(ConstantValue left, ConstantValue right) {
        if (left instanceof Str a && right instanceof Str b) {
            return a.hasSurrogates() || b.hasSurrogates()
                    ? Str.ofCodePoints(joined(a.codePoints(), b.codePoints()))
                    : Str.of(a.text() + b.text());
        }
        if (left instanceof Bytes a && right instanceof Bytes b) {
            byte[] joined = Arrays.copyOf(a.value(), a.length() + b.length());
            System.arraycopy(b.value(), 0, joined, a.length(), b.length());
            return new Bytes(joined);
        }
        if (left instanceof Tuple a && right instanceof Tuple b) {
            List<ConstantValue> joined = new ArrayList<>(a.elements());
            joined.addAll(b.elements());
            return new Tuple(joined);
        }
        return null;
    }

    private static int[] joined(int[] a, int[] b) {
        int[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    static @Nullable ConstantValue repeat(ConstantValue sequence, BigInteger count) {
        int length = length(sequence);
        if (length == 0) {
            // Even nothing cannot be repeated more often than an index can count.
            return isSequence(sequence) && count.bitLength() < Long.SIZE ? sequence : null;
        }
        if (count.signum() < 0 || count.bitLength() >= Integer.SIZE) {
            return null;
        }
        int times = count.intValue();
        if (sequence instanceof Tuple tuple) {
            boolean small = times <= MAX_COLLECTION_SIZE / length
                    && (times == 0 || remaining(tuple, MAX_TOTAL_ITEMS / times) >= 0);
            return small ? new Tuple(repeated(tuple.elements(), times)) : null;
        }
        return times <= MAX_STRING_SIZE / length ? repeatString(sequence, times) : null;
    }

    private static boolean isSequence(ConstantValue value) {
        return value instanceof Str || value instanceof Bytes || value instanceof Tuple;
    }

    private static List<ConstantValue> repeated(List<ConstantValue> elements, int times) {
        List<ConstantValue> repeated = new ArrayList<>(elements.size() * times);
        for (int i = 0; i < times; i++) {
            repeated.addAll(elements);
        }
        return repeated;
    }

    /** What remains of a limit after all items of a collection and of those in it; negative if it is exceeded. */
    private static int remaining(ConstantValue value, int limit) {
        Collection<ConstantValue> elements = value instanceof Tuple tuple
                ? tuple.elements()
                : value instanceof FrozenSet set ? set.elements() : List.of();
        int rest = limit - elements.size();
        for (ConstantValue element : elements) {
            if (rest < 0) {
                break;
            }
            rest = remaining(element, rest);
        }
        return rest;
    }

    private static @Nullable ConstantValue repeatString(ConstantValue string, int times) {
        if (string instanceof Bytes bytes) {
            byte[] unit = bytes.value();
            byte[] repeated = new byte[unit.length * times];
            for (int i = 0; i < times; i++) {
                System.arraycopy(unit, 0, repeated, i * unit.length, unit.length);
            }
            return new Bytes(repeated);
        }
        if (string instanceof Str str && str.hasSurrogates()) {
            int[] unit = str.codePoints();
            int[] repeated = new int[unit.length * times];
            for (int i = 0; i < times; i++) {
                System.arraycopy(unit, 0, repeated, i * unit.length, unit.length);
            }
            return Str.ofCodePoints(repeated);
        }
        return string instanceof Str str ? Str.of(str.text().repeat(times)) : null;
    }

    /** {@code container[index]}. */
    static @Nullable ConstantValue item(ConstantValue container, ConstantValue index) {
        BigInteger position = ConstantOperations.integer(index);
        if (position == null || position.bitLength() >= Integer.SIZE || !isSequence(container)) {
            return null;
        }
        int length = length(container);
        int at = position.intValue() < 0 ? position.intValue() + length : position.intValue();
        if (at < 0 || at >= length) {
            return null;
        }
        if (container instanceof Tuple tuple) {
            return tuple.elements().get(at);
        }
        if (container instanceof Bytes bytes) {
            return ConstantValue.Int.of(bytes.value()[at] & 0xff);
        }
        return Str.ofCodePoints(new int[] {((Str) container).codePoints()[at]});
    }
}
