package dev.caretline.compiler.codegen;

import dev.caretline.grammar.ast.Operator;

/** The arguments of {@code BINARY_OP}: the {@code NB_} numbers of CPython. */
final class BinaryOperations {
    /** How far the augmented form of an operator is from the plain one. */
    private static final int INPLACE = 13;

    private BinaryOperations() {}

    static int argument(Operator operator) {
        return switch (operator) {
            case ADD -> 0;
            case BIT_AND -> 1;
            case FLOOR_DIV -> 2;
            case L_SHIFT -> 3;
            case MAT_MULT -> 4;
            case MULT -> 5;
            case MOD -> 6;
            case BIT_OR -> 7;
            case POW -> 8;
            case R_SHIFT -> 9;
            case SUB -> 10;
            case DIV -> 11;
            case BIT_XOR -> 12;
        };
    }

    static int inplaceArgument(Operator operator) {
        return argument(operator) + INPLACE;
    }
}
