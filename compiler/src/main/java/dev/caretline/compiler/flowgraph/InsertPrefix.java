package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.Opcode;
import dev.caretline.locations.code.CodeFlags;

/**
 * Puts in front of the first block what starts every call of the scope ({@code insert_prefix_instructions}, CPython
 * 3.11), in this order: free variables, cells by their slots, the creation of a generator or coroutine.
 *
 * <pre>
 * B0: RESUME 0  @1      -->      B0: COPY_FREE_VARS 2
 *                                    MAKE_CELL 1          cell number 1 lives in the lower slot
 *                                    MAKE_CELL 0
 *                                    RETURN_GENERATOR @1  without columns
 *                                    POP_TOP
 *                                    RESUME 0         @1
 * </pre>
 */
final class InsertPrefix {
    private static final int GENERATORS = CodeFlags.GENERATOR | CodeFlags.COROUTINE | CodeFlags.ASYNC_GENERATOR;

    private InsertPrefix() {}

    static void run(CodeUnit unit) {
        BasicBlock entry = unit.graph().entry();
        LocalSlots slots = unit.variables();
        int at = 0;
        if (slots.freeCount() > 0) {
            entry.insert(at++, Instruction.withoutLocation(Opcode.COPY_FREE_VARS, slots.freeCount()));
        }
        for (int cell : cellsBySlot(slots)) {
            entry.insert(at++, Instruction.withoutLocation(Opcode.MAKE_CELL, cell));
        }
        if (isGenerator(unit)) {
            entry.insert(at++, returnGenerator(unit.firstlineno()));
            entry.insert(at, Instruction.withoutLocation(Opcode.POP_TOP, 0));
        }
    }

    /** Whether a call makes a generator, a coroutine or an asynchronous generator. */
    static boolean isGenerator(CodeUnit unit) {
        return (unit.flags() & GENERATORS) != 0;
    }

    /** The cells are few, and in order of their slots already unless a parameter is among them. */
    private static int[] cellsBySlot(LocalSlots slots) {
        int[] cells = new int[slots.cellCount()];
        for (int cell = 0; cell < cells.length; cell++) {
            int at = cell;
            while (at > 0 && slots.slot(cells[at - 1]) > slots.slot(cell)) {
                cells[at] = cells[at - 1];
                at--;
            }
            cells[at] = cell;
        }
        return cells;
    }

    private static Instruction returnGenerator(int line) {
        return new Instruction(Opcode.RETURN_GENERATOR, 0, null, line, Instruction.NONE, line, Instruction.NONE);
    }
}
