package dev.caretline.compiler.instrument;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.ast.Stmt;
import org.jspecify.annotations.Nullable;

/**
 * Asked, while one scope is compiled, what to weave in at each of its nodes. Every method emits nothing unless it is
 * overridden; what it emits has the range of the node.
 *
 * <p>Woven code leaves the value stack as it found it, or says by {@link WovenCode#keep} that it leaves more on it, and by
 * {@link WovenCode#release} that it has taken that away again; on every way that control can take, what was kept in a
 * statement must be released in it. A mistake is an {@link IllegalStateException} of the compilation, never a broken
 * program.
 *
 * <p>The order of calls follows the order of the code. In terms of one node, with calls for inner nodes in between:
 *
 * <pre>
 * statement  = statement  [outcome, assertionFailed, assertionRaises, caught, exhausted, pattern, unmatched] statementDone
 * expression = expression [operands | comparison | outcome | link] value
 * </pre>
 *
 * A node is asked about once per copy of its code: code generation repeats the bodies of {@code finally} and the
 * conditions of {@code while}. Nothing is asked where a node makes no code, such as an annotation that is not evaluated.
 */
public interface Weaver {
    /** Weaves nothing; the code generator does not even ask. */
    Weaver NONE = new Weaver() {};

    /**
     * What comes before all else in a scope, before its {@code RESUME}: no trace function is called for it, and nothing in it
     * may raise.
     */
    default void prologue(WovenCode code) {}

    /** The scope starts: the first code of a call, or of the first {@code next()} of a generator. */
    default void scopeEntered(WovenCode code) {}

    /** Whether an exception that leaves the scope passes through {@link #exceptionEscapes} on its way. */
    default boolean watchesExceptions() {
        return false;
    }

    /**
     * An exception is about to leave the scope; it is on top of the stack and has to stay there. Its traceback still says
     * which instruction of this scope it came from, and goes on unchanged. Asked if {@link #watchesExceptions}.
     */
    default void exceptionEscapes(WovenCode code) {}

    /** A statement is about to run. */
    default void statement(Stmt node, WovenCode code) {}

    /** A statement has been left by its end, not by {@code return}, {@code break}, {@code continue} or an exception. */
    default void statementDone(Stmt node, WovenCode code) {}

    /** An expression is about to be evaluated; not asked of the targets of assignments and {@code del}. */
    default void expression(Expr node, WovenCode code) {}

    /**
     * The value of an expression is on top of the stack and has to stay there. Not asked of the targets of assignments
     * and {@code del}, of an attribute that is called at once ({@code a.f} in {@code a.f()} may never be an object), nor
     * of a {@code not}, {@code and}, {@code or}, conditional expression or chained comparison that only decides where a jump
     * goes, nor of an {@code and}, {@code or} or conditional expression that is an operand, but not the last, of {@code and}
     * or {@code or}.
     */
    default void value(Expr node, WovenCode code) {}

    /**
     * The operands of a binary or unary operation or of a subscription are the topmost values, in order, and the operation
     * comes next. What is kept below the copies of the operands is below the result then.
     *
     * @param count how many operands there are
     */
    default void operands(Expr node, int count, WovenCode code) {}

    /**
     * The two operands of a comparison are the topmost values, and the comparison comes next.
     *
     * @param link which operator of the node, from 0
     */
    default void comparison(Expr.Compare node, int link, WovenCode code) {}

    /**
     * What to weave into the way that is taken when the truth of a condition has been tested; null for nothing. On that
     * way only: a jump is led past the code. A condition is what a single test decides: an operand of {@code and} or
     * {@code or} unless it is the last one of a value, or the whole test of {@code if}, {@code while}, {@code assert}, a
     * conditional expression, a comprehension's {@code if} or a guard; in place of such an operand or test that is itself
     * an {@code and}, {@code or} or conditional expression, or in a test also a {@code not}, the operands of that.
     */
    default @Nullable Weft outcome(Expr condition, boolean truth) {
        return null;
    }

    /**
     * Whether the value of a condition that only decides where a jump goes stays on the stack, as one that is
     * {@linkplain WovenCode#keep kept}, on the way of one outcome. The statement must need nothing else on the stack.
     *
     * @param truth which outcome: the one that does not jump
     */
    default boolean keepsTested(Expr condition, boolean truth) {
        return false;
    }

    /**
     * As {@link #outcome}, of one link of a chained comparison; the last link of a chain whose value is used as such is
     * not tested and not asked about.
     *
     * @param link which operator of the chain, from 0
     */
    default @Nullable Weft link(Expr.Compare chain, int link, boolean truth) {
        return null;
    }

    /**
     * A straight line of code ends here: control is about to jump, perhaps, or to be suspended, or to leave the scope by
     * {@code return} or an exception, or other ways lead to what follows. Not asked at the test of a condition or link if
     * {@link #outcome} or {@link #link} has something for the way that jumps.
     */
    default void lineEnds(WovenCode code) {}

    /** What comes next cannot be reached from what came before: the line that was is over. */
    default void lineBreaks() {}

    /** A pattern is about to be matched against its subject. */
    default void pattern(Pattern node, WovenCode code) {}

    /**
     * An exception was raised in the body of a {@code try} or {@code with} and is on top of the stack, where it has to
     * stay. Asked before any handler is tried, and of {@code finally} as well.
     */
    default void caught(Stmt node, WovenCode code) {}

    /** The iterator of a loop or of a comprehension's clause has no more items. */
    default void exhausted(Node loop, WovenCode code) {}

    /**
     * No case of a {@code match} has matched. Not asked if the last one always does, nor of a last {@code case _}, which
     * only its guard can keep from it.
     */
    default void unmatched(Stmt.Match node, WovenCode code) {}

    /** The test of an {@code assert} was false, and nothing has been raised yet; the message comes next. */
    default void assertionFailed(Stmt.Assert node, WovenCode code) {}

    /**
     * An {@code assert} is about to raise what is on top of the stack, which is taken for that: the exception if there is a
     * message, the class {@code AssertionError} if not.
     */
    default void assertionRaises(Stmt.Assert node, WovenCode code) {}
}
