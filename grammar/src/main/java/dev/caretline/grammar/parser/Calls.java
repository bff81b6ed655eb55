package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Keyword;
import dev.caretline.grammar.lexer.PythonTokens;
import java.util.List;

/** Checks the order of the arguments of a call. */
final class Calls {
    private final TreeParser parser;

    Calls(TreeParser parser) {
        this.parser = parser;
    }

    /** Adds a positional argument: there must be no keyword before it. */
    void positional(Expr argument, int keywordMark) {
        parser.require(parser.keywords.countFrom(keywordMark) == 0);
        parser.exprs.add(argument);
    }

    /** Adds {@code *argument}: it may follow keywords, but not {@code **mapping}. */
    void starred(Expr argument, int keywordMark) {
        for (int i = keywordMark; i < parser.keywords.mark(); i++) {
            Keyword keyword = parser.keywords.get(i);
            parser.require(keyword.arg() != null);
        }
        parser.exprs.add(argument);
    }

    /** The element of a generator expression without brackets of its own: it must be the only argument. */
    Expr soleArgument(List<Expr> args, List<Keyword> keywords) {
        parser.require(args.size() == 1
                && keywords.isEmpty()
                && !(args.get(0) instanceof Expr.Starred)
                && parser.type(parser.last()) != PythonTokens.TCOMMA);
        return args.get(0);
    }
}
