package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.Opcode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Instructions that run one after the other, jumps only at the end: CPython's {@code basicblock}. Blocks follow each
 * other by {@link #next}, in the order of the code; unless a block is marked otherwise, control falls through.
 */
public final class BasicBlock {
    private static final Instruction[] NO_INSTRUCTIONS = {};
    private static final int FIRST_CAPACITY = 8;

    private final int number;

    Instruction[] instructions = NO_INSTRUCTIONS;
    /** How many of {@link #instructions} there are; slots after that are junk. */
    int size;

    @Nullable
    BasicBlock next;

    /** Control does not go from the end of this block to the next one. */
    boolean noFallThrough;

    /** The block leaves the scope: it ends with a return or a raise. */
    boolean exit;

    /** A {@code RETURN_VALUE} was emitted into the block; what code generation asks before it adds one. */
    boolean returns;

    /** The block is an exception handler entered with the offset of the failed instruction below the exception. */
    boolean preservesLasti;

    /** Scratch of the pass that is running. */
    boolean visited;

    /** The exception handlers set up on entry; scratch of {@link LabelHandlers}. */
    LabelHandlers.@Nullable Handlers handlers;

    /** How many ways lead into the block; 0 if none was found. */
    int predecessors;

    /** How many of the {@link #predecessors} end with an unconditional jump that is not woven; scratch of {@link PropagateLocations}. */
    int jumpedTo;

    /** Depth of the value stack on entry; known after {@link StackDepth}. */
    int startDepth = NO_DEPTH;

    /** Where the block starts, in code units; what encoding works with. */
    private int offset;

    static final int NO_DEPTH = Integer.MIN_VALUE;

    /** @param number 0-based, in order of creation */
    BasicBlock(int number) {
        this.number = number;
    }

    void add(Instruction instruction) {
        if (size == instructions.length) {
            instructions = Arrays.copyOf(instructions, Math.max(FIRST_CAPACITY, size * 2));
        }
        instructions[size++] = instruction;
    }

    void insert(int index, Instruction instruction) {
        add(instruction);
        System.arraycopy(instructions, index, instructions, index + 1, size - 1 - index);
        instructions[index] = instruction;
    }

    /** The last instruction; the block must not be empty. */
    Instruction last() {
        return instructions[size - 1];
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Whether the last instruction is a jump. */
    boolean endsWithJump() {
        return size > 0 && instructions[size - 1].opcode.isJump();
    }

    /** The block after this one that has instructions; the last block if none has. */
    static BasicBlock skipEmpty(BasicBlock block) {
        BasicBlock found = block;
        while (found.size == 0 && found.next != null) {
            found = found.next;
        }
        return found;
    }

    public int size() {
        return size;
    }

    /** An instruction by its 0-based place in the block. */
    public Instruction instruction(int index) {
        return instructions[index];
    }

    /** The next block in the order of the code; null at the end. */
    public @Nullable BasicBlock next() {
        return next;
    }

    /** Depth of the value stack on entry. */
    public int startDepth() {
        return startDepth;
    }

    /** Whether the block is an exception handler that wants the offset of the failed instruction on the stack. */
    public boolean preservesLasti() {
        return preservesLasti;
    }

    /** Where the block starts, in code units, as last set. */
    public int offset() {
        return offset;
    }

    public void setOffset(int codeUnits) {
        offset = codeUnits;
    }

    /** {@code B} and the number of the block in order of creation. */
    @Override
    public String toString() {
        return "B" + number;
    }

    boolean endsWith(Opcode opcode) {
        return size > 0 && instructions[size - 1].opcode == opcode;
    }
}
