package dev.caretline.compiler.limits;

import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.SyntaxProblem;

/**
 * Counts how deep a stage has descended. {@link #enter} on the way into a node, {@link #leave} on the way out; after an
 * exception the counter is of no further use.
 */
public final class RecursionDepth {
    private final int limit;
    private int depth;

    RecursionDepth(int limit, int depth) {
        this.limit = limit;
        this.depth = depth;
    }

    /** @throws PythonSyntaxException a RecursionError without position, if this step is one too many */
    public void enter() {
        if (++depth > limit) {
            throw new PythonSyntaxException(SyntaxProblem.withoutPlace(
                    SyntaxProblem.Type.RECURSION_ERROR, "maximum recursion depth exceeded during compilation"));
        }
    }

    public void leave() {
        depth--;
    }
}
