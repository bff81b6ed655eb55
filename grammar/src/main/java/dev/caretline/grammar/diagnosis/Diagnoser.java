package dev.caretline.grammar.diagnosis;

import dev.caretline.grammar.diagnosis.peg.PegParser;
import dev.caretline.grammar.lexer.Tokens;
import dev.caretline.grammar.limits.LargeStack;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SyntaxProblem;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says what CPython's parser says about a source: which exception it raises, and where. For a source that a faster parser,
 * which has no messages, has refused.
 *
 * <p>What is decided after parsing (the symbol table, the compiler) is not looked at. The time is linear in the number of
 * tokens, and the memory in the length of the longest of the statements that are looked at.
 */
public final class Diagnoser {
    /** Levels of nesting for which the stack of any thread is large enough. */
    private static final int SAFE_LEVEL = 500;

    /** Enough for the levels of an f-string in an f-string, as deep as quotes allow; memory is used only as far as needed. */
    private static final long LARGE_STACK = 512L << 20;

    private Diagnoser() {}

    /**
     * What is wrong with a module.
     *
     * @param failedToken a token before which every statement is right, if its own statement does not begin before it; the
     *     statements after the one that holds it are not looked at, as long as that one turns out to be right
     * @return empty if everything up to and with the statement that holds the token is right
     */
    public static Optional<Diagnosis> ofModule(Tokens tokens, PythonVersion version, int failedToken) {
        PegenTokens all = PegenTokens.ofModule(tokens);
        StatementStarts starts = StatementStarts.before(all, failedToken);
        return diagnose(
                all, version, run -> run.problemOfModule(starts.firstStatement(), starts.firstSuspect(), failedToken));
    }

    /** What is wrong with an expression that is alone; empty if it is right. */
    public static Optional<Diagnosis> ofExpression(Tokens tokens, PythonVersion version) {
        return diagnose(PegenTokens.ofExpression(tokens), version, run -> run.problemOf("eval"));
    }

    /** What is wrong with a single statement, as a user types it; empty if it is right. */
    public static Optional<Diagnosis> ofInteractive(Tokens tokens, PythonVersion version) {
        return diagnose(PegenTokens.ofInteractive(tokens), version, ParserRun::problemOfInteractive);
    }

    private static Optional<Diagnosis> diagnose(
            PegenTokens tokens, PythonVersion version, Function<ParserRun, Optional<SyntaxProblem>> question) {
        try {
            return diagnosis(new ParserRun(version, tokens, SAFE_LEVEL), question);
        } catch (PegParser.NeedsLargerStack e) {
            return LargeStack.call(
                    "diagnosis",
                    LARGE_STACK,
                    () -> diagnosis(new ParserRun(version, tokens, Integer.MAX_VALUE), question));
        }
    }

    private static Optional<Diagnosis> diagnosis(ParserRun run, Function<ParserRun, Optional<SyntaxProblem>> question) {
        return question.apply(run).map(problem -> new Diagnosis(problem, run.warnings()));
    }
}
