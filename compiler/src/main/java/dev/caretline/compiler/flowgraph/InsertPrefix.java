package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.Opcode;
import dev.caretline.locations.code.CodeFlags;
import java.util.Arrays;
import java.util.Comparator;

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
        int at = 0;
        if (!unit.freevars().isEmpty()) {
            entry.insert(
                    at++,
                    Instruction.withoutLocation(
                            Opcode.COPY_FREE_VARS, unit.freevars().size()));
        }
        for (int cell : cellsBySlot(unit)) {
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

    private static int[] cellsBySlot(CodeUnit unit) {
        Integer[] cells = new Integer[unit.cellvars().size()];
        if (cells.length == 0) {
            return new int[0];
        }
        Arrays.setAll(cells, i -> i);
        LocalSlots slots = LocalSlots.of(unit);
        Arrays.sort(cells, Comparator.comparingInt(slots::slot));
        return Arrays.stream(cells).mapToInt(Integer::intValue).toArray();
    }

    private static Instruction returnGenerator(int line) {
        return new Instruction(Opcode.RETURN_GENERATOR, 0, null, line, Instruction.NONE, line, Instruction.NONE);
    }
}
