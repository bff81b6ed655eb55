package dev.caretline.compiler.fold;

import dev.caretline.grammar.ast.ConstantValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Constants as Python compares them: {@code 1 == 1.0 == True}, {@code 0.0 == -0.0}, and a NaN equals only the very same
 * object. {@link ConstantValue#equals} is stricter, since it says what may share a slot of {@code co_consts}.
 */
public final class PythonEquality {
    private PythonEquality() {}

    /** A {@code frozenset} of values: of those that Python finds equal, the first. */
    public static ConstantValue.FrozenSet frozenSet(List<ConstantValue> values) {
        Map<Object, ConstantValue> members = new HashMap<>();
        for (ConstantValue value : values) {
            members.putIfAbsent(key(value), value);
        }
        return new ConstantValue.FrozenSet(new LinkedHashSet<>(members.values()));
    }

    /** Whether one of some values equals another. */
    public static boolean contains(List<ConstantValue> values, ConstantValue value) {
        Object key = key(value);
        for (ConstantValue other : values) {
            if (key(other).equals(key)) {
                return true;
            }
        }
        return false;
    }

    /** Equal for values that Python says are equal. */
    private static Object key(ConstantValue value) {
        if (value instanceof ConstantValue.Int number) {
            return number.value();
        } else if (value instanceof ConstantValue.Float number) {
            return key(value, number.value());
        } else if (value instanceof ConstantValue.Complex number) {
            Object real = key(value, number.real());
            return number.imaginary() == 0 ? real : List.of("complex", real, key(value, number.imaginary()));
        } else if (value instanceof ConstantValue.Tuple tuple) {
            List<Object> keys = new ArrayList<>();
            tuple.elements().forEach(element -> keys.add(key(element)));
            return keys;
        } else if (value instanceof ConstantValue.FrozenSet set) {
            Set<Object> keys = new HashSet<>();
            set.elements().forEach(element -> keys.add(key(element)));
            return keys;
        } else if (value == ConstantValue.Singleton.TRUE) {
            return BigInteger.ONE;
        }
        return value == ConstantValue.Singleton.FALSE ? BigInteger.ZERO : value;
    }

    private static Object key(ConstantValue owner, double number) {
        if (Double.isNaN(number)) {
            return new Identity(owner);
        }
        boolean integral = !Double.isInfinite(number) && number == Math.rint(number);
        return integral ? new BigDecimal(number).toBigInteger() : Double.valueOf(number);
    }

    /** Equal for one and the same object only. */
    private record Identity(Object object) {
        @Override
        @SuppressWarnings("ReferenceEquality") // the point of it
        public boolean equals(@Nullable Object other) {
            return other instanceof Identity that && object == that.object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }
    }
}
