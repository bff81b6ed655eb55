package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.POP_TOP;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.compiler.target.Opcode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a pattern stands while it is compiled: what is on the stack, and where to go if it fails.
 *
 * <p>A pattern consumes its subject, the top of the stack. The stack is, from the top: values that later parts of the
 * pattern need ({@link #onTop} of them), then the values captured so far, in the order of {@link #stores}. Names are
 * bound only when the whole pattern has matched.
 *
 * <pre>
 * failPop(2): POP_TOP         for who fails with two values on the stack
 * failPop(1): POP_TOP
 * failPop(0):                 the next case
 * </pre>
 */
final class PatternContext {
    private final Emitter out;

    /** The names captured so far. */
    final List<String> stores = new ArrayList<>(4);

    private final List<BasicBlock> failPop = new ArrayList<>(4);

    /** Whether a pattern that always matches may stand here: if not, it would make what follows unreachable. */
    boolean allowsIrrefutable;

    /** How many values on top of the stack have to stay there while a part is matched. */
    int onTop;

    PatternContext(Emitter out, boolean allowsIrrefutable) {
        this.out = out;
        this.allowsIrrefutable = allowsIrrefutable;
    }

    /** The number of values on the stack that belong to the pattern. */
    int depth() {
        return onTop + stores.size();
    }

    /** Where to go to pop as many values and fail. */
    BasicBlock failPop(int values) {
        while (failPop.size() <= values) {
            failPop.add(out.newBlock());
        }
        return failPop.get(values);
    }

    /** Fails, by a jump that may depend on the top of the stack; that value is not counted. */
    void jumpToFail(Opcode jump) {
        out.jump(jump, failPop(depth()));
    }

    /** Emits the ladder of pops that failing parts jump into; the next instruction is where a failed pattern goes on. */
    void emitFailPops() {
        if (failPop.isEmpty()) {
            return;
        }
        for (int i = failPop.size() - 1; i > 0; i--) {
            out.use(failPop.get(i));
            out.op(POP_TOP);
        }
        out.use(failPop.get(0));
        failPop.clear();
    }
}
