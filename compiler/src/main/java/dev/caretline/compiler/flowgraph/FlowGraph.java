package dev.caretline.compiler.flowgraph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The basic blocks of one scope, in two orders: of the code ({@link BasicBlock#next}) and of their creation. */
public final class FlowGraph {
    private static final int FIRST_CAPACITY = 8;

    private BasicBlock[] blocks = new BasicBlock[FIRST_CAPACITY];
    private int count;
    private int stackSize;
    private boolean handlers;

    FlowGraph() {
        newBlock();
    }

    /** A new block, empty and not yet part of the code. */
    BasicBlock newBlock() {
        if (count == blocks.length) {
            blocks = Arrays.copyOf(blocks, count * 2);
        }
        BasicBlock block = new BasicBlock(count);
        blocks[count++] = block;
        return block;
    }

    /** How many blocks were created, whether or not they are part of the code. */
    int count() {
        return count;
    }

    /** A block by its 0-based place in the order of creation. */
    BasicBlock created(int index) {
        return blocks[index];
    }

    /** The first block: of the code, and created first. */
    public BasicBlock entry() {
        return blocks[0];
    }

    /** Whether an exception handler is set up anywhere; if not, there is nothing to do for what deals with handlers. */
    public boolean hasHandlers() {
        return handlers;
    }

    void setsUpHandlers() {
        handlers = true;
    }

    /** The greatest depth of the value stack; known after {@link StackDepth}. */
    public int stackSize() {
        return stackSize;
    }

    void setStackSize(int depth) {
        stackSize = depth;
    }

    /** The blocks in the order of the code, for a person who debugs a pass. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (@Nullable BasicBlock b = entry(); b != null; b = b.next) {
            text.append(b).append(":\n");
            for (int i = 0; i < b.size; i++) {
                text.append("  ").append(b.instructions[i]).append('\n');
            }
        }
        return text.toString();
    }
}
