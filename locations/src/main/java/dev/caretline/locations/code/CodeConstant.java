package dev.caretline.locations.code;

import dev.caretline.grammar.ast.ConstantValue;

/** An item of {@code co_consts}: a plain value, or the code object of a nested function, class or comprehension. */
public sealed interface CodeConstant permits CodeObject, CodeConstant.Value {
    /** A constant that is no code object. */
    record Value(ConstantValue value) implements CodeConstant {}

    static CodeConstant of(ConstantValue value) {
        return new Value(value);
    }
}
