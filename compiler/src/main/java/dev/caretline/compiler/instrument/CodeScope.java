package dev.caretline.compiler.instrument;

import dev.caretline.grammar.ast.Node;

/**
 * A scope about to be compiled to a code object of its own.
 *
 * <p>One node can make several: the body of a {@code finally} and the condition of a {@code while} are compiled more than
 * once, and so are the lambdas and comprehensions in them.
 *
 * @param number 0-based, in the order in which scopes are entered; 0 is the whole input
 * @param kind what kind of scope it is
 * @param qualname {@code co_qualname}
 * @param firstLine {@code co_firstlineno}, 1-based
 * @param node the {@code Mod}, definition, lambda or comprehension that makes the scope
 */
public record CodeScope(int number, Kind kind, String qualname, int firstLine, Node node) {
    /** The kinds of scopes, as the code generator tells them apart. */
    public enum Kind {
        MODULE,
        CLASS,
        FUNCTION,
        ASYNC_FUNCTION,
        LAMBDA,
        /** A list, set or dict comprehension or a generator expression. */
        COMPREHENSION;

        /** Whether local variables of the scope live in slots of the frame, and not in a dictionary. */
        public boolean hasFastLocals() {
            return this != MODULE && this != CLASS;
        }
    }
}
