package dev.caretline.coverage.model;

import dev.caretline.grammar.ast.ConstantValue;

/** The truth of constants. */
final class Truth {
    private Truth() {}

    static boolean of(ConstantValue value) {
        if (value instanceof ConstantValue.Singleton singleton) {
            return singleton == ConstantValue.Singleton.TRUE || singleton == ConstantValue.Singleton.ELLIPSIS;
        } else if (value instanceof ConstantValue.Int number) {
            return number.value().signum() != 0;
        } else if (value instanceof ConstantValue.Float number) {
            return number.value() != 0;
        } else if (value instanceof ConstantValue.Complex number) {
            return number.real() != 0 || number.imaginary() != 0;
        } else if (value instanceof ConstantValue.Str text) {
            return !text.isEmpty();
        } else if (value instanceof ConstantValue.Bytes bytes) {
            return bytes.length() > 0;
        } else if (value instanceof ConstantValue.Tuple tuple) {
            return !tuple.elements().isEmpty();
        } else if (value instanceof ConstantValue.FrozenSet set) {
            return !set.elements().isEmpty();
        }
        return true;
    }
}
