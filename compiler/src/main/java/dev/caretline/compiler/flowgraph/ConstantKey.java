package dev.caretline.compiler.flowgraph;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.locations.code.CodeConstant;
import dev.caretline.locations.code.CodeObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes two constants one, as map keys: CPython's {@code _PyCode_ConstantKey} and {@code code_richcompare} (3.11).
 *
 * <p>Plain values are their own keys, with one exception. A NaN equals only itself, the very object: two folded
 * {@code 1e999 - 1e999} are two constants, and one of them compiled twice (in a {@code finally}) is one.
 */
final class ConstantKey {
    private ConstantKey() {}

    /** The key of a constant; of code objects only if all their own constants are merged in the same cache. */
    static Object of(CodeConstant constant) {
        return constant instanceof CodeConstant.Value value ? of(value.value()) : new OfCode((CodeObject) constant);
    }

    static Object of(ConstantValue value) {
        return hasNan(value) ? ofNan(value) : value;
    }

    private static boolean hasNan(ConstantValue value) {
        if (value instanceof ConstantValue.Float number) {
            return Double.isNaN(number.value());
        }
        if (value instanceof ConstantValue.Complex number) {
            return Double.isNaN(number.real()) || Double.isNaN(number.imaginary());
        }
        if (value instanceof ConstantValue.Tuple tuple) {
            return anyNan(tuple.elements());
        }
        return value instanceof ConstantValue.FrozenSet set && anyNan(set.elements());
    }

    private static boolean anyNan(Iterable<ConstantValue> values) {
        for (ConstantValue value : values) {
            if (hasNan(value)) {
                return true;
            }
        }
        return false;
    }

    private static Object ofNan(ConstantValue value) {
        if (value instanceof ConstantValue.Tuple tuple) {
            List<Object> keys = new ArrayList<>(tuple.elements().size());
            for (ConstantValue element : tuple.elements()) {
                keys.add(of(element));
            }
            return keys;
        }
        if (value instanceof ConstantValue.FrozenSet set) {
            Set<Object> keys = new HashSet<>();
            for (ConstantValue element : set.elements()) {
                keys.add(of(element));
            }
            return keys;
        }
        return new OfObject(value);
    }

    /** Equal for one and the same object only. */
    private static final class OfObject {
        private final Object object;

        OfObject(Object object) {
            this.object = object;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof OfObject that && object == that.object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }
    }

    /** Equal if CPython compares the code objects equal; qualified name and stack size have no part in that. */
    private static final class OfCode {
        private final CodeObject code;

        OfCode(CodeObject code) {
            this.code = code;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof OfCode that && equal(code, that.code);
        }

        private static boolean equal(CodeObject a, CodeObject b) {
            return a.firstlineno() == b.firstlineno()
                    && a.argcount() == b.argcount()
                    && a.posonlyargcount() == b.posonlyargcount()
                    && a.kwonlyargcount() == b.kwonlyargcount()
                    && a.flags() == b.flags()
                    && a.name().equals(b.name())
                    && a.linetable().equals(b.linetable())
                    && a.code().equals(b.code())
                    && a.exceptiontable().equals(b.exceptiontable())
                    && a.localsplusnames().equals(b.localsplusnames())
                    && a.names().equals(b.names())
                    && sameConstants(a.consts(), b.consts());
        }

        /** Merged constants are equal if they are the same object, which also says what a NaN equals. */
        @SuppressWarnings("ReferenceEquality")
        private static boolean sameConstants(List<CodeConstant> a, List<CodeConstant> b) {
            if (a.size() != b.size()) {
                return false;
            }
            for (int i = 0; i < a.size(); i++) {
                if (a.get(i) != b.get(i)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            return (code.firstlineno() * 31 + code.name().hashCode()) * 31
                    + code.linetable().hashCode();
        }
    }
}
