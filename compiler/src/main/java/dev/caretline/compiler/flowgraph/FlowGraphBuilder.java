package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.Opcode;
import org.jspecify.annotations.Nullable;

/**
 * Takes the instructions of one scope in the order of its code, and lays them out in basic blocks.
 *
 * <p>There is always a current block, at first the entry. A block made by {@link #newBlock} can be a target at once, and
 * becomes the current one by {@link #useNextBlock}, exactly once. After an instruction that ends a block, the next one
 * goes to a block of its own, made on the spot unless {@code useNextBlock} comes first. The order in which blocks are
 * made is part of the result: some of CPython's passes visit them last to first.
 *
 * <pre>
 * ( newBlock | emit | emitJump | useNextBlock )* build
 * </pre>
 */
public final class FlowGraphBuilder {
    private final FlowGraph graph = new FlowGraph();
    private BasicBlock current = graph.entry();
    private boolean currentHasEnded;

    /** A block that code can jump to, not yet placed ({@code compiler_new_block}). */
    public BasicBlock newBlock() {
        return graph.newBlock();
    }

    /** Lets a block follow the current one, and makes it the current one ({@code compiler_use_next_block}). */
    public void useNextBlock(BasicBlock block) {
        current.next = block;
        current = block;
        currentHasEnded = false;
    }

    /**
     * Turns a conditional jump round and puts the blocks that it leads to, which are the last in the order of the code, behind it:
     *
     * <pre>
     *   POP_JUMP_IF_FALSE first                 POP_JUMP_IF_TRUE rest
     *   rest                          -->       first
     * ...                                       rest
     * first                                   ...
     * </pre>
     *
     * The current block is what came before them then, and has ended.
     *
     * @param jumping a block that ends with such a jump, with another block behind it
     * @param before the block in front of the blocks
     */
    public void turnRound(BasicBlock jumping, BasicBlock before) {
        Instruction jump = jumping.last();
        BasicBlock first = jump.target();
        jump.opcode = jump.opcode.opposite();
        jump.target = jumping.next;
        before.next = null;
        current.next = jumping.next;
        jumping.next = first;
        current = before;
        currentHasEnded = true;
    }

    /** The block that took the last instruction, or that was last placed. */
    public BasicBlock currentBlock() {
        return current;
    }

    /** Whether a {@code RETURN_VALUE} was emitted into the current block. */
    public boolean currentBlockReturns() {
        return current.returns;
    }

    /** Adds an instruction without target; a line of {@link Instruction#NONE} is no location. */
    public void emit(Opcode opcode, int oparg, int line, int column, int endLine, int endColumn) {
        append(opcode, oparg, null, line, column, endLine, endColumn);
    }

    /** Adds a jump or the set-up of an exception handler; a line of {@link Instruction#NONE} is no location. */
    public void emitJump(Opcode opcode, BasicBlock target, int line, int column, int endLine, int endColumn) {
        append(opcode, 0, target, line, column, endLine, endColumn);
    }

    /**
     * Adds an instruction that never has a line of its own ({@code compiler_addop_noline}). Not the same as no location:
     * end line and columns are 0, which shows if a pass later gives the instruction a line and nothing else.
     */
    public void emitWithoutLine(Opcode opcode, int oparg) {
        append(opcode, oparg, null, Instruction.NONE, 0, 0, 0);
    }

    /** Adds a jump that never has a line of its own, see {@link #emitWithoutLine}. */
    public void emitJumpWithoutLine(Opcode opcode, BasicBlock target) {
        append(opcode, 0, target, Instruction.NONE, 0, 0, 0);
    }

    private void append(
            Opcode opcode, int oparg, @Nullable BasicBlock target, int line, int column, int endLine, int endColumn) {
        if (currentHasEnded) {
            useNextBlock(newBlock());
        }
        current.add(new Instruction(opcode, oparg, target, line, column, endLine, endColumn));
        if (opcode == Opcode.RETURN_VALUE) {
            current.returns = true;
        } else if (opcode.isBlockPush()) {
            graph.setsUpHandlers();
        }
        currentHasEnded = opcode.endsBlock();
    }

    /** The blocks; the builder must not be used after this. */
    public FlowGraph build() {
        return graph;
    }
}
