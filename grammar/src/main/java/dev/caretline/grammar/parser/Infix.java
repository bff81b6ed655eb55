package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.CompareOperator;
import dev.caretline.grammar.ast.Operator;
import dev.caretline.grammar.lexer.PythonTokens;
import org.jspecify.annotations.Nullable;

/** What stands between two operands, by token type: how tightly it binds, and which operator it is. */
final class Infix {
    /** How tightly operators bind: the rules of CPython's grammar from disjunction to power, the loosest first. */
    static final int OR = 1;

    static final int AND = 2;
    static final int NOT = 3;
    static final int COMPARISON = 4;
    static final int BITWISE_OR = 5;
    static final int BITWISE_XOR = 6;
    static final int BITWISE_AND = 7;
    static final int SHIFT = 8;
    static final int SUM = 9;
    static final int TERM = 10;
    static final int FACTOR = 11;
    static final int POWER = 12;

    /** More than there are types of tokens: their vocabulary itself would cost the start of an ANTLR lexer. */
    private static final int TYPES = 256;

    private static final byte[] PRECEDENCE = new byte[TYPES];
    private static final @Nullable Operator[] OPERATORS = new Operator[TYPES];
    private static final @Nullable CompareOperator[] COMPARISONS = new CompareOperator[TYPES];

    static {
        PRECEDENCE[PythonTokens.OR] = OR;
        PRECEDENCE[PythonTokens.AND] = AND;

        comparison(PythonTokens.EQEQUAL, CompareOperator.EQ);
        comparison(PythonTokens.NOTEQUAL, CompareOperator.NOT_EQ);
        comparison(PythonTokens.LESS, CompareOperator.LT);
        comparison(PythonTokens.LESSEQUAL, CompareOperator.LT_E);
        comparison(PythonTokens.GREATER, CompareOperator.GT);
        comparison(PythonTokens.GREATEREQUAL, CompareOperator.GT_E);
        comparison(PythonTokens.IS, CompareOperator.IS);
        comparison(PythonTokens.ISNOT, CompareOperator.IS_NOT);
        comparison(PythonTokens.IN, CompareOperator.IN);

        binary(PythonTokens.VBAR, PythonTokens.VBAREQUAL, Operator.BIT_OR, BITWISE_OR);
        binary(PythonTokens.CIRCUMFLEX, PythonTokens.CIRCUMFLEXEQUAL, Operator.BIT_XOR, BITWISE_XOR);
        binary(PythonTokens.AMPER, PythonTokens.AMPEREQUAL, Operator.BIT_AND, BITWISE_AND);
        binary(PythonTokens.LEFTSHIFT, PythonTokens.LEFTSHIFTEQUAL, Operator.L_SHIFT, SHIFT);
        binary(PythonTokens.RIGHTSHIFT, PythonTokens.RIGHTSHIFTEQUAL, Operator.R_SHIFT, SHIFT);
        binary(PythonTokens.PLUS, PythonTokens.PLUSEQUAL, Operator.ADD, SUM);
        binary(PythonTokens.MINUS, PythonTokens.MINEQUAL, Operator.SUB, SUM);
        binary(PythonTokens.STAR, PythonTokens.STAREQUAL, Operator.MULT, TERM);
        binary(PythonTokens.AT, PythonTokens.ATEQUAL, Operator.MAT_MULT, TERM);
        binary(PythonTokens.SLASH, PythonTokens.SLASHEQUAL, Operator.DIV, TERM);
        binary(PythonTokens.DOUBLESLASH, PythonTokens.DOUBLESLASHEQUAL, Operator.FLOOR_DIV, TERM);
        binary(PythonTokens.PERCENT, PythonTokens.PERCENTEQUAL, Operator.MOD, TERM);
        binary(PythonTokens.DOUBLESTAR, PythonTokens.DOUBLESTAREQUAL, Operator.POW, POWER);
    }

    private Infix() {}

    private static void comparison(int type, CompareOperator operator) {
        PRECEDENCE[type] = COMPARISON;
        COMPARISONS[type] = operator;
    }

    private static void binary(int type, int augmentedType, Operator operator, int precedence) {
        PRECEDENCE[type] = (byte) precedence;
        OPERATORS[type] = operator;
        OPERATORS[augmentedType] = operator;
    }

    static int precedence(int type) {
        return PRECEDENCE[type];
    }

    /** The operator of a token such as {@code +} or {@code +=}. */
    static Operator operator(int type) {
        Operator operator = OPERATORS[type];
        if (operator == null) {
            throw new IllegalArgumentException("no binary operator: token type " + type);
        }
        return operator;
    }

    /** The operator of a token such as {@code <}; of {@code not in}, that of {@code in}. */
    static CompareOperator comparison(int type) {
        CompareOperator operator = COMPARISONS[type];
        if (operator == null) {
            throw new IllegalArgumentException("no comparison: token type " + type);
        }
        return operator;
    }
}
