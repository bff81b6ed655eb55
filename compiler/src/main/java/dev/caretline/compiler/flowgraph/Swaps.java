package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.Opcode;

/**
 * Runs of swaps: made as short as can be, then applied to the stores that follow, where those only take the top of the
 * stack ({@code swaptimize} and {@code apply_static_swaps}, CPython 3.11).
 *
 * <pre>
 * SWAP 2                NOP
 * SWAP 3       -->      SWAP 2       the same permutation of three values, in the fewest swaps
 * SWAP 2                SWAP 3
 *
 * SWAP 2                NOP
 * STORE_FAST 0 -->      STORE_FAST 1
 * STORE_FAST 1          STORE_FAST 0
 * </pre>
 */
final class Swaps {
    private static final int VISITED = -1;

    private final boolean storesOfOneNameKeepOrder;

    Swaps(boolean storesOfOneNameKeepOrder) {
        this.storesOfOneNameKeepOrder = storesOfOneNameKeepOrder;
    }

    /** Looks at the run of swaps that starts at an index. Returns the index of the last instruction of the run. */
    int simplify(BasicBlock block, int index) {
        Instruction first = block.instructions[index];
        if (first.oparg == 1) {
            first.becomeNop();
            return index;
        }
        int last = minimise(block, index);
        applyToStores(block, last);
        return last;
    }

    /** Returns the index of the last instruction of the run, or of its only swap. */
    private static int minimise(BasicBlock block, int index) {
        int end = index + 1;
        int swapCount = 1;
        int depth = block.instructions[index].oparg;
        for (; end < block.size; end++) {
            Instruction instruction = block.instructions[end];
            if (instruction.opcode == Opcode.SWAP) {
                depth = Math.max(depth, instruction.oparg);
                swapCount++;
            } else if (instruction.opcode != Opcode.NOP) {
                break;
            }
        }
        if (swapCount == 1) {
            return index;
        }
        rewrite(block, index, end, permutation(block, index, end, depth));
        return end - 1;
    }

    /** Where each value of the stack comes from after the run; the top is at index 0. */
    private static int[] permutation(BasicBlock block, int from, int to, int depth) {
        int[] stack = new int[depth];
        for (int i = 0; i < depth; i++) {
            stack[i] = i;
        }
        for (int i = from; i < to; i++) {
            if (block.instructions[i].opcode == Opcode.SWAP) {
                int other = block.instructions[i].oparg - 1;
                int top = stack[0];
                stack[0] = stack[other];
                stack[other] = top;
            }
        }
        return stack;
    }

    /**
     * Writes the swaps that make a permutation, from the end of the run backwards, and no-operations before them. Swaps
     * only reach the top, so every cycle of the permutation that leaves the top alone is entered and left through it.
     */
    private static void rewrite(BasicBlock block, int from, int to, int[] stack) {
        int current = to - 1;
        for (int start = 0; start < stack.length; start++) {
            if (stack[start] == VISITED || stack[start] == start) {
                continue;
            }
            int at = start;
            while (true) {
                if (at != 0) {
                    Instruction swap = block.instructions[current--];
                    swap.opcode = Opcode.SWAP;
                    swap.oparg = at + 1;
                }
                int next = stack[at];
                if (next == VISITED) {
                    break;
                }
                stack[at] = VISITED;
                at = next;
            }
        }
        while (current >= from) {
            block.instructions[current--].becomeNop();
        }
    }

    /** Lets the swaps at and before an index exchange the stores after it, as long as that is possible. */
    private void applyToStores(BasicBlock block, int index) {
        for (int i = index; i >= 0; i--) {
            Instruction swap = block.instructions[i];
            if (swap.opcode == Opcode.SWAP) {
                if (!exchangeStores(block, i, swap.oparg)) {
                    return;
                }
                swap.becomeNop();
            } else if (swap.opcode != Opcode.NOP && !isSwappable(swap.opcode)) {
                return;
            }
        }
    }

    private boolean exchangeStores(BasicBlock block, int swap, int depth) {
        int first = nextSwappable(block, swap, Instruction.NONE);
        if (first < 0) {
            return false;
        }
        int second = first;
        int line = block.instructions[first].line;
        for (int count = depth - 1; count > 0; count--) {
            second = nextSwappable(block, second, line);
            if (second < 0) {
                return false;
            }
        }
        if (storesOfOneNameKeepOrder && wouldReorderStores(block, first, second)) {
            return false;
        }
        Instruction store = block.instructions[first];
        block.instructions[first] = block.instructions[second];
        block.instructions[second] = store;
        return true;
    }

    /** The next instruction that only takes the top of the stack, no other but NOPs between; -1 if there is none. */
    private static int nextSwappable(BasicBlock block, int index, int line) {
        for (int i = index + 1; i < block.size; i++) {
            Instruction instruction = block.instructions[i];
            if (line >= 0 && instruction.line != line) {
                // A tracing function could see the names bound in another order.
                return -1;
            }
            if (instruction.opcode != Opcode.NOP) {
                return isSwappable(instruction.opcode) ? i : -1;
            }
        }
        return -1;
    }

    private static boolean isSwappable(Opcode opcode) {
        return opcode == Opcode.STORE_FAST || opcode == Opcode.POP_TOP;
    }

    /** Whether exchanging two stores would change which of several stores to one variable comes last. */
    private static boolean wouldReorderStores(BasicBlock block, int first, int second) {
        int stored = storedLocal(block.instructions[first]);
        int otherStored = storedLocal(block.instructions[second]);
        if (stored < 0 && otherStored < 0) {
            return false;
        }
        if (stored == otherStored) {
            return true;
        }
        for (int i = first + 1; i < second; i++) {
            int between = storedLocal(block.instructions[i]);
            if (between >= 0 && (between == stored || between == otherStored)) {
                return true;
            }
        }
        return false;
    }

    private static int storedLocal(Instruction instruction) {
        return instruction.opcode == Opcode.STORE_FAST ? instruction.oparg : -1;
    }
}
