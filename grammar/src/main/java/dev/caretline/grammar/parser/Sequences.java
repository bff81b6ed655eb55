package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.ExprContext;
import dev.caretline.grammar.ast.Keyword;
import dev.caretline.grammar.lexer.PythonTokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes tuples, dictionaries and other lists of expressions, and checks what may be their element. */
final class Sequences {
    private final TreeParser parser;
    /** The values of the dictionaries under construction, whose keys are among the expressions of the parser. */
    private final NodeStack<Expr> values = new NodeStack<>();

    Sequences(TreeParser parser) {
        this.parser = parser;
    }

    /** A tuple without brackets, or its only element if there is no comma. */
    Expr tupleOrItem(int mark, int first) {
        return isSingle(mark, parser.last()) ? parser.exprs.pop() : tuple(mark, first);
    }

    /** A tuple in brackets, or their only content if there is no comma. */
    Expr tupleOrGroup(int mark, int first) {
        if (isSingle(mark, parser.last() - 1)) {
            Expr content = parser.exprs.pop();
            parser.require(!(content instanceof Expr.Starred));
            return content;
        }
        return tuple(mark, first);
    }

    /** What stands in the brackets of a subscript: a single starred expression is a tuple there, too. */
    Expr subscript(int mark, int first) {
        return isSingle(mark, parser.last()) && !(parser.exprs.get(mark) instanceof Expr.Starred)
                ? parser.exprs.pop()
                : tuple(mark, first);
    }

    /** Whether there is one element, and no comma behind it: the token before the end, or before the closing bracket. */
    private boolean isSingle(int mark, int lastToken) {
        return parser.exprs.countFrom(mark) == 1 && parser.type(lastToken) != PythonTokens.TCOMMA;
    }

    private Expr tuple(int mark, int first) {
        return new Expr.Tuple(parser.exprs.take(mark), ExprContext.LOAD, parser.from(first));
    }

    /** Adds {@code key: value}, or {@code **value} without a key. */
    void pair(@Nullable Expr key, Expr value) {
        parser.exprs.add(key);
        values.add(value);
    }

    Expr dict(int mark, int first) {
        int count = parser.exprs.countFrom(mark);
        return new Expr.Dict(parser.exprs.takeWithHoles(mark), values.take(values.mark() - count), parser.from(first));
    }

    /** The element of a generator expression without brackets of its own: it must be the only argument of its call. */
    Expr soleArgument(List<Expr> args, List<Keyword> keywords) {
        parser.require(args.size() == 1 && keywords.isEmpty() && parser.type(parser.last()) != PythonTokens.TCOMMA);
        return args.get(0);
    }

    /** Ends the parse if the first element in braces can be no key of a dictionary: it is starred or an assignment. */
    void requireKey(int firstToken) {
        int type = parser.type(firstToken);
        parser.require(type != PythonTokens.STAR && type != PythonTokens.WNAME);
    }
}
