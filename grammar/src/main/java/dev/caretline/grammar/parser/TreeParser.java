package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Keyword;
import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.lexer.PythonTokens;
import dev.caretline.grammar.lexer.Tokens;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceRange;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.jspecify.annotations.Nullable;

/**
 * What the generated parser extends: an ANTLR parser cut down to what building a tree while parsing needs, with the parts
 * that build the tree.
 *
 * <p>The runtime's own bookkeeping for parse trees, listeners and error recovery costs more than the parsing; the methods
 * that do it are replaced. A token is its index in the {@link Tokens}.
 */
abstract class TreeParser extends Parser {
    /** What {@link #match} returns, and nobody looks at. */
    private static final Token MATCHED = new CommonToken(Token.INVALID_TYPE);

    private final TokenCursor cursor;
    private Tokens tokens;
    private @Nullable FieldPositions field;

    final PythonVersion version;
    final Nesting nesting;
    final ParserWarnings warnings = new ParserWarnings(this);
    final NodeStack<Stmt> stmts = new NodeStack<>();
    final NodeStack<Expr> exprs = new NodeStack<>();
    final NodeStack<Keyword> keywords = new NodeStack<>();
    final NodeStack<Pattern> subpatterns = new NodeStack<>();
    final Targets targets = new Targets(this);
    final Assignments assignments = new Assignments(this);
    final Sequences sequences = new Sequences(this);
    final OperatorStack operators = new OperatorStack(this);
    final Patterns patterns = new Patterns(this);
    final Literals literals = new Literals(this);
    final Strings strings = new Strings(this);

    /** @param input a {@link TokenCursor}; the generated constructor knows only its interface */
    TreeParser(TokenStream input) {
        super(input);
        cursor = (TokenCursor) input;
        tokens = cursor.tokens();
        version = cursor.version();
        nesting = cursor.nesting();
        _errHandler = new Bail();
        _buildParseTrees = false;
    }

    // Where the parse is
    // ------------------------------------------------------------------------------------------------

    final Tokens tokens() {
        return tokens;
    }

    /** The index of the next token to be matched. */
    final int next() {
        return cursor.next();
    }

    /** The type of the next token to be matched. */
    final int nextType() {
        return cursor.nextType();
    }

    /** The index of the token matched last; -1 at the start. */
    final int last() {
        return cursor.next() - 1;
    }

    final int type(int token) {
        return tokens.type(token);
    }

    final String name(int token) {
        return tokens.name(token);
    }

    /** The names from a token to the one matched last, with the dots between them. */
    final String dottedName(int first) {
        int last = last();
        if (first == last) {
            return name(first);
        }
        StringBuilder text = new StringBuilder(name(first));
        for (int token = first + 2; token <= last; token += 2) {
            text.append('.').append(name(token));
        }
        return text.toString();
    }

    // Ranges
    // ------------------------------------------------------------------------------------------------------------

    /** From the start of a token to the end of the token matched last. */
    final SourceRange from(int first) {
        return range(first, last());
    }

    /** As {@link #from}, of a statement that may have matched the end of a block: the layout behind it is no part of it. */
    final SourceRange compound(int first) {
        int last = last();
        while (type(last) == PythonTokens.DEDENT || type(last) == PythonTokens.NEWLINE) {
            last--;
        }
        return range(first, last);
    }

    /** The column at which a token starts. */
    final int column(int token) {
        return field == null ? tokens.column(token) : field.column(token);
    }

    /** From the start of a token to the end of another one. */
    final SourceRange range(int first, int last) {
        return field == null ? tokens.range(first, last) : field.range(first, last);
    }

    // Failing
    // -----------------------------------------------------------------------------------------------------------

    /** Ends the parse at the next token unless a condition holds. */
    final void require(boolean condition) {
        if (!condition) {
            throw new ParseFailure(next());
        }
    }

    // Fields of f-strings
    // -----------------------------------------------------------------------------------------------

    /** Parses other tokens, those of a field of an f-string, and comes back. */
    final Expr parseField(FieldPositions inner) {
        Tokens outerTokens = tokens;
        FieldPositions outerField = field;
        int outerNext = next();
        int outerDepth = nesting.enterField();
        enter(inner.tokens(), 0, inner);
        Expr expression = field();
        enter(outerTokens, outerNext, outerField);
        nesting.exitField(outerDepth);
        return expression;
    }

    /** The rule for a field. */
    abstract Expr field();

    private void enter(Tokens otherTokens, int next, @Nullable FieldPositions otherField) {
        tokens = otherTokens;
        field = otherField;
        cursor.moveTo(otherTokens, next);
    }

    // What the ANTLR runtime does, without what nobody here needs
    // -------------------------------------------------------

    @Override
    public final Token match(int type) {
        if (cursor.nextType() != type) {
            throw new ParseFailure(next());
        }
        cursor.consume();
        return MATCHED;
    }

    @Override
    public final Token consume() {
        cursor.consume();
        return MATCHED;
    }

    /** Nobody asks which token it is: an error is known by {@link ParseFailure#token}. */
    @Override
    public final Token getCurrentToken() {
        return MATCHED;
    }

    /** The chain of rules being parsed is kept by the Java stack alone. */
    @Override
    public final void enterRule(ParserRuleContext context, int state, int rule) {
        nesting.enterRule();
    }

    @Override
    public final void exitRule() {
        nesting.exitRule();
    }

    @Override
    public final void enterOuterAlt(ParserRuleContext context, int alternative) {}
}
