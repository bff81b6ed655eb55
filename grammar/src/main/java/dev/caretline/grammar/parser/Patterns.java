package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Operator;
import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.ast.UnaryOperator;
import dev.caretline.grammar.lexer.PythonTokens;
import org.jspecify.annotations.Nullable;

/** Makes the patterns of {@code case}. */
final class Patterns {
    private final TreeParser parser;

    Patterns(TreeParser parser) {
        this.parser = parser;
    }

    /** A sequence without brackets, or its only element if there is no comma: then it must not be starred. */
    Pattern openSequence(int mark, int first) {
        return isSingle(mark, parser.last())
                ? unstarred(parser.subpatterns.pop())
                : new Pattern.MatchSequence(parser.subpatterns.take(mark), parser.from(first));
    }

    /** A sequence in round brackets, or their only content if there is no comma: then it must not be starred. */
    Pattern groupOrSequence(int mark, int first) {
        return isSingle(mark, parser.last() - 1)
                ? unstarred(parser.subpatterns.pop())
                : new Pattern.MatchSequence(parser.subpatterns.take(mark), parser.from(first));
    }

    private boolean isSingle(int mark, int lastToken) {
        return parser.subpatterns.countFrom(mark) == 1 && parser.type(lastToken) != PythonTokens.TCOMMA;
    }

    private Pattern unstarred(Pattern pattern) {
        parser.require(!(pattern instanceof Pattern.MatchStar));
        return pattern;
    }

    /** {@code a | b}, or what stands alone. */
    Pattern alternatives(int mark, int first) {
        return parser.subpatterns.countFrom(mark) == 1
                ? parser.subpatterns.pop()
                : new Pattern.MatchOr(parser.subpatterns.take(mark), parser.from(first));
    }

    /** {@code *name} or {@code *_}, the name being the token matched last. */
    Pattern star(int first) {
        int name = parser.last();
        return new Pattern.MatchStar(isWildcard(name) ? null : parser.name(name), parser.from(first));
    }

    /** A name that stands alone, which captures or is the wildcard, or a dotted one, which is a value. */
    Pattern captureOrValue(Expr nameOrAttribute) {
        if (nameOrAttribute instanceof Expr.Name name) {
            @Nullable String captured = isWildcard(parser.last()) ? null : name.id();
            return new Pattern.MatchAs(null, captured, name.range());
        }
        return new Pattern.MatchValue(nameOrAttribute, nameOrAttribute.range());
    }

    /** The name behind {@code as} or {@code **}, which must not be the wildcard. */
    String captureTarget(int token) {
        parser.require(!isWildcard(token));
        return parser.name(token);
    }

    /** Ends the parse where a wildcard is followed by what makes it a dotted name or a class: CPython has tried no more. */
    void checkWildcard(int token) {
        if (isWildcard(token)) {
            parser.require(parser.nextType() != PythonTokens.DOT && parser.nextType() != PythonTokens.LPAR);
        }
    }

    /** Whether a name is written {@code _}; one that only normalises to it is an ordinary name. */
    boolean isWildcard(int name) {
        int start = parser.tokens().start(name);
        return parser.tokens().end(name) == start + 1
                && parser.tokens().source().bytes()[start] == '_';
    }

    /** {@code 1} or {@code -1}, the number being the token matched last. */
    Expr signedNumber(int first) {
        Expr number = parser.literals.number(parser.last());
        return first == parser.last() ? number : new Expr.UnaryOp(UnaryOperator.U_SUB, number, parser.from(first));
    }

    /** {@code 1 + 2j}: a real number, the sign, and the token matched last, which must be imaginary. */
    Expr complexNumber(Expr left, int first) {
        int last = parser.last();
        Expr right = parser.literals.number(last);
        Expr real = left instanceof Expr.UnaryOp negated ? negated.operand() : left;
        parser.require(!isImaginary(real) && isImaginary(right));
        Operator operator = parser.type(last - 1) == PythonTokens.PLUS ? Operator.ADD : Operator.SUB;
        return new Expr.BinOp(left, operator, right, parser.from(first));
    }

    private static boolean isImaginary(Expr number) {
        return number instanceof Expr.Constant constant && constant.value() instanceof ConstantValue.Complex;
    }
}
