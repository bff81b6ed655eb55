package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.BoolOperator;
import dev.caretline.grammar.ast.CompareOperator;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.UnaryOperator;
import dev.caretline.grammar.lexer.PythonTokens;
import dev.caretline.grammar.source.SourceRange;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operators and operands in the order they are read, until it is known what belongs to what (operator precedence parsing).
 *
 * <p>Call order: {@code open (prefix* operand) (infix prefix* operand)* close}; an operand may hold operations of its own,
 * which open and close in between.
 *
 * <p>Each operand keeps its first and last token: a BinOp includes the brackets around its operands, which the operands
 * themselves do not.
 */
final class OperatorStack {
    /** Everything may stand in the operation; its loosest operator is {@code or}. */
    static final int DISJUNCTION = Infix.OR;

    /** Only operators that bind at least as tightly as {@code |} may stand in the operation. */
    static final int BITWISE_OR = Infix.BITWISE_OR;

    /** The precedence of the entry under the operators of an operation: none of them reduces beyond it. */
    private static final int BOTTOM = 0;

    private final TreeParser parser;

    private @Nullable Expr[] operands = new Expr[32];
    private int[] firstTokens = new int[32];
    private int[] lastTokens = new int[32];
    private int operandCount;

    private byte[] precedences = new byte[32];
    /** The token of an operator; for a bottom, what {@link #open} was told. */
    private int[] operators = new int[32];

    private int operatorCount;

    /** How many operators group to the right and wait for what comes: those at which CPython's parser goes deeper. */
    private int waiting;

    OperatorStack(TreeParser parser) {
        this.parser = parser;
    }

    /** Begins an operation whose operators bind at least as tightly as the given precedence. */
    void open(int loosest) {
        push(BOTTOM, loosest);
    }

    /** Adds a primary, with the tokens from {@code first} to the one matched last. */
    void operand(Expr node, int first) {
        if (operandCount == operands.length) {
            operands = Arrays.copyOf(operands, operandCount * 2);
            firstTokens = Arrays.copyOf(firstTokens, operandCount * 2);
            lastTokens = Arrays.copyOf(lastTokens, operandCount * 2);
        }
        operands[operandCount] = node;
        firstTokens[operandCount] = first;
        lastTokens[operandCount++] = parser.last();
    }

    /** Adds {@code not}, {@code -}, {@code +} or {@code ~}. */
    void prefix(int token) {
        if (parser.type(token) == PythonTokens.NOT) {
            // not cannot stand behind an operator that binds tighter: a == not b is wrong.
            int top = precedences[operatorCount - 1];
            if ((top == BOTTOM ? operators[operatorCount - 1] : top) > Infix.NOT) {
                throw new ParseFailure(token);
            }
            pushWaiting(Infix.NOT, token);
        } else {
            pushWaiting(Infix.FACTOR, token);
        }
    }

    /** Adds an operator between two operands; of {@code not in}, the {@code in}. */
    void infix(int token) {
        int precedence = Infix.precedence(parser.type(token));
        while (isReducedBefore(precedence)) {
            reduce();
        }
        int top = operatorCount - 1;
        if (precedences[top] == BOTTOM && operators[top] > precedence) {
            throw new ParseFailure(token);
        }
        if (precedence == Infix.POWER) {
            pushWaiting(precedence, token);
        } else {
            push(precedence, token);
        }
    }

    /** Whether the operator at the top gets its right operand before an operator of this precedence is added. */
    private boolean isReducedBefore(int precedence) {
        int top = precedences[operatorCount - 1];
        // Those of one kind in a row become one node (or, and, comparisons), or group to the right (**).
        return top > precedence || (top == precedence && top >= Infix.BITWISE_OR && top != Infix.POWER);
    }

    /** Ends the operation, and is the expression it makes. */
    Expr close() {
        while (precedences[operatorCount - 1] != BOTTOM) {
            reduce();
        }
        operatorCount--;
        return popOperand();
    }

    private void reduce() {
        switch (precedences[operatorCount - 1]) {
            case Infix.OR -> reduceBoolOp(BoolOperator.OR);
            case Infix.AND -> reduceBoolOp(BoolOperator.AND);
            case Infix.COMPARISON -> reduceCompare();
            case Infix.NOT, Infix.FACTOR -> {
                waiting--;
                reduceUnaryOp();
            }
            case Infix.POWER -> {
                waiting--;
                reduceBinOp();
            }
            default -> reduceBinOp();
        }
    }

    private void reduceBinOp() {
        int token = operators[--operatorCount];
        Expr right = popOperand();
        int last = lastTokens[operandCount];
        Expr left = popOperand();
        int first = firstTokens[operandCount];
        replace(
                new Expr.BinOp(left, Infix.operator(parser.type(token)), right, parser.range(first, last)),
                first,
                last);
    }

    private void reduceUnaryOp() {
        int token = operators[--operatorCount];
        Expr operand = popOperand();
        int last = lastTokens[operandCount];
        UnaryOperator operator = switch (parser.type(token)) {
            case PythonTokens.NOT -> UnaryOperator.NOT;
            case PythonTokens.MINUS -> UnaryOperator.U_SUB;
            case PythonTokens.PLUS -> UnaryOperator.U_ADD;
            default -> UnaryOperator.INVERT;
        };
        replace(new Expr.UnaryOp(operator, operand, parser.range(token, last)), token, last);
    }

    private void reduceBoolOp(BoolOperator operator) {
        int count = operatorsInARow() + 1;
        int from = operandCount - count;
        int first = firstTokens[from];
        int last = lastTokens[operandCount - 1];
        List<Expr> values = takeOperands(from);
        operatorCount -= count - 1;
        replace(new Expr.BoolOp(operator, values, parser.range(first, last)), first, last);
    }

    private void reduceCompare() {
        int count = operatorsInARow();
        operatorCount -= count;
        CompareOperator[] comparisons = new CompareOperator[count];
        for (int i = 0; i < count; i++) {
            comparisons[i] = comparison(operators[operatorCount + i]);
        }
        int last = lastTokens[operandCount - 1];
        List<Expr> comparators = takeOperands(operandCount - count);
        Expr left = popOperand();
        int first = firstTokens[operandCount];
        SourceRange range = parser.range(first, last);
        replace(new Expr.Compare(left, List.of(comparisons), comparators, range), first, last);
    }

    private CompareOperator comparison(int token) {
        int type = parser.type(token);
        return type == PythonTokens.IN && parser.type(token - 1) == PythonTokens.NOT
                ? CompareOperator.NOT_IN
                : Infix.comparison(type);
    }

    /** How many operators at the top have the precedence of the topmost. */
    private int operatorsInARow() {
        int lowest = operatorCount - 1;
        while (precedences[lowest - 1] == precedences[operatorCount - 1]) {
            lowest--;
        }
        return operatorCount - lowest;
    }

    private List<Expr> takeOperands(int from) {
        @SuppressWarnings("NullAway") // below operandCount there is an operand
        List<Expr> taken = List.of(Arrays.copyOfRange(operands, from, operandCount));
        Arrays.fill(operands, from, operandCount, null);
        operandCount = from;
        return taken;
    }

    @SuppressWarnings("NullAway") // below operandCount there is an operand
    private Expr popOperand() {
        Expr top = operands[--operandCount];
        operands[operandCount] = null;
        return top;
    }

    private void replace(Expr node, int first, int last) {
        operands[operandCount] = node;
        firstTokens[operandCount] = first;
        lastTokens[operandCount++] = last;
    }

    private void push(int precedence, int token) {
        if (operatorCount == operators.length) {
            precedences = Arrays.copyOf(precedences, operatorCount * 2);
            operators = Arrays.copyOf(operators, operatorCount * 2);
        }
        precedences[operatorCount] = (byte) precedence;
        operators[operatorCount++] = token;
    }

    private void pushWaiting(int precedence, int token) {
        push(precedence, token);
        parser.nesting.checkOperators(++waiting);
    }
}
