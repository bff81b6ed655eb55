package dev.caretline.compiler.fold;

import dev.caretline.grammar.ast.ConstantValue;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The elements of a set display: of those that Python finds equal, {@code 1}, {@code 1.0} and {@code True}, the first. */
final class SetElements {
    private SetElements() {}

    static ConstantValue.FrozenSet frozenSet(List<ConstantValue> values) {
        Map<ConstantValue, ConstantValue> byKey = new HashMap<>();
        Set<ConstantValue> elements = new LinkedHashSet<>();
        for (ConstantValue value : values) {
            if (byKey.putIfAbsent(key(value), value) == null) {
                elements.add(value);
            }
        }
        return new ConstantValue.FrozenSet(elements);
    }

    /** A constant that is the same for all constants that Python finds equal. */
    private static ConstantValue key(ConstantValue value) {
        if (value == ConstantValue.Singleton.TRUE || value == ConstantValue.Singleton.FALSE) {
            return ConstantValue.Int.of(value == ConstantValue.Singleton.TRUE ? 1 : 0);
        }
        if (value instanceof ConstantValue.Float f) {
            return real(f.value());
        }
        if (value instanceof ConstantValue.Complex c) {
            // Adding 0.0 makes a zero of -0.0.
            return c.imaginary() == 0.0
                    ? real(c.real())
                    : new ConstantValue.Complex(c.real() + 0.0, c.imaginary() + 0.0);
        }
        if (value instanceof ConstantValue.Tuple tuple) {
            return new ConstantValue.Tuple(
                    tuple.elements().stream().map(SetElements::key).toList());
        }
        return value;
    }

    private static ConstantValue real(double value) {
        return value == Math.rint(value) && !Double.isInfinite(value)
                ? new ConstantValue.Int(new BigDecimal(value).toBigIntegerExact())
                : new ConstantValue.Float(value);
    }
}
