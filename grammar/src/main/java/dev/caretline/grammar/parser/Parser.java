package dev.caretline.grammar.parser;

import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.diagnosis.Diagnoser;
import dev.caretline.grammar.diagnosis.Diagnosis;
import dev.caretline.grammar.lexer.Inequality;
import dev.caretline.grammar.lexer.Lexer;
import dev.caretline.grammar.lexer.Tokens;
import dev.caretline.grammar.limits.LargeStack;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.grammar.source.SyntaxProblem;
import java.util.Optional;

/**
 * From source text to its syntax tree: CPython's {@code ast.parse}, in nodes, values and positions.
 *
 * <p>A fast pass builds the tree or finds the token that cannot continue the text; only then a diagnosis is made of what
 * is wrong, as CPython does it in a second pass of its own.
 */
public final class Parser {
    /** Enough for whatever CPython's parser accepts; memory is used only as far as needed. */
    private static final long LARGE_STACK = 256L << 20;

    private final Tokens tokens;
    private final ParseMode mode;
    private final PythonVersion version;

    private Parser(Tokens tokens, ParseMode mode, PythonVersion version) {
        this.tokens = tokens;
        this.mode = mode;
        this.version = version;
    }

    /**
     * Parses a source.
     *
     * @throws PythonSyntaxException if CPython's parser refuses the source
     */
    public static Mod parse(SourceText source, ParseMode mode, PythonVersion version) {
        return parse(source, mode, version, Inequality.EXCLAMATION).tree();
    }

    /**
     * Parses a source, which spells inequality in the given way whatever it imports from {@code __future__}: so does
     * CPython 3.11, whose parser knows only of the features it inherits.
     *
     * @throws PythonSyntaxException if CPython's parser refuses the source
     */
    public static ParsedSource parse(SourceText source, ParseMode mode, PythonVersion version, Inequality inequality) {
        Tokens tokens = mode == ParseMode.EXEC
                ? Lexer.lex(source, version, inequality)
                : Lexer.lexAsItIs(source, version, inequality);
        return new Parser(tokens, mode, version).parse();
    }

    private ParsedSource parse() {
        try {
            return fastPass(new SmallStack());
        } catch (ParseFailure failure) {
            throw refusal(failure.token());
        } catch (NeedsLargeStack | StackOverflowError deep) {
            return LargeStack.call("parser", LARGE_STACK, this::parseDeep);
        }
    }

    /** As {@link #parse}, on a stack that is large enough. */
    private ParsedSource parseDeep() {
        try {
            return fastPass(this::requireDepthOfCPython);
        } catch (ParseFailure failure) {
            throw refusal(failure.token());
        }
    }

    private ParsedSource fastPass(Nesting.Judge judge) {
        PythonGrammar grammar = new PythonGrammar(new TokenCursor(tokens, version, new Nesting(judge)));
        return new ParsedSource(tree(grammar), grammar.warnings.list());
    }

    private Mod tree(PythonGrammar grammar) {
        return switch (mode) {
            case EXEC -> grammar.file().node;
            case EVAL -> {
                Mod tree = grammar.eval().node;
                grammar.require(new LastLine(tokens).fitsExpression());
                yield tree;
            }
            case SINGLE -> {
                PythonGrammar.InteractiveContext single = grammar.interactive();
                grammar.require(new LastLine(tokens).fitsStatement(grammar.last(), single.isCompound));
                yield single.node;
            }
        };
    }

    /** Ends a pass on a stack that may be too small for what comes. */
    private static final class NeedsLargeStack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NeedsLargeStack() {
            super("", null, false, false);
        }
    }

    /** Where nothing may be deep. A class and no lambda, which would cost a cold start several milliseconds. */
    private static final class SmallStack implements Nesting.Judge {
        @Override
        public void judge(int firstToken) {
            throw new NeedsLargeStack();
        }
    }

    /** Ends a pass if a statement is too deep for CPython's parser. */
    private void requireDepthOfCPython(int firstToken) {
        diagnosis(firstToken).ifPresent(diagnosis -> {
            throw exception(diagnosis);
        });
    }

    private static PythonSyntaxException exception(Diagnosis diagnosis) {
        return new PythonSyntaxException(diagnosis.problem(), diagnosis.warnings());
    }

    private Optional<Diagnosis> diagnosis(int failedToken) {
        return switch (mode) {
            case EXEC -> Diagnoser.ofModule(tokens, version, failedToken);
            case EVAL -> Diagnoser.ofExpression(tokens, version);
            case SINGLE -> Diagnoser.ofInteractive(tokens, version);
        };
    }

    private PythonSyntaxException refusal(int failedToken) {
        return diagnosis(failedToken)
                .map(Parser::exception)
                .orElseGet(() -> new PythonSyntaxException(tokens.source()
                        .problem(
                                SyntaxProblem.Type.SYNTAX_ERROR,
                                "invalid syntax",
                                tokens.range(failedToken, failedToken))));
    }
}
