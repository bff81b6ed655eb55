package dev.caretline.compiler.flowgraph;

import org.jspecify.annotations.Nullable;

/**
 * Turns the numbers of cells, free variables and invisible locals into slots of the frame ({@code fix_cell_offsets},
 * CPython 3.11). With
 * the locals {@code a, b}, the cells {@code b, c} and the free variable {@code d}:
 *
 * <pre>
 * MAKE_CELL 0      -->    MAKE_CELL 1       b, a local itself
 * LOAD_DEREF 1     -->    LOAD_DEREF 2      c
 * LOAD_CLOSURE 2   -->    LOAD_CLOSURE 3    d
 * </pre>
 */
final class FixCells {
    private FixCells() {}

    static void run(CodeUnit unit) {
        LocalSlots slots = unit.variables();
        if (slots.cellCount() + slots.freeCount() == 0 && !slots.hasInvisible()) {
            return;
        }
        for (@Nullable BasicBlock block = unit.graph().entry(); block != null; block = block.next) {
            for (int i = 0; i < block.size; i++) {
                fix(block.instructions[i], slots);
            }
        }
    }

    private static void fix(Instruction instruction, LocalSlots slots) {
        switch (instruction.opcode) {
            case MAKE_CELL, LOAD_CLOSURE, LOAD_DEREF, STORE_DEREF, DELETE_DEREF, LOAD_CLASSDEREF ->
                instruction.oparg = slots.slot(instruction.oparg);
            case LOAD_FAST, STORE_FAST -> {
                if (InvisibleLocals.isOne(instruction.oparg)) {
                    instruction.oparg = slots.invisible(instruction.oparg);
                }
            }
            default -> {
                // No other instruction names a cell, a free variable or an invisible local.
            }
        }
    }
}
