package dev.caretline.compiler.codegen;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.compiler.target.InstructionSet;
import dev.caretline.compiler.target.Opcode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Follows the value stack while code is emitted: how deep it is, and how many of the values are there only because woven
 * code keeps them. Finds out when two ways into a block disagree. Only woven code needs it: the generator's own code
 * agrees by construction.
 */
final class StackTracker {
    /**
     * What is known of the stack at one place.
     *
     * @param depth the number of values on it
     * @param kept how many of them woven code keeps
     */
    record State(int depth, int kept) {}

    private final InstructionSet opcodes;
    private final IdentityHashMap<BasicBlock, State> entries = new IdentityHashMap<>();
    private final Set<BasicBlock> entered = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<BasicBlock> heads = Collections.newSetFromMap(new IdentityHashMap<>());
    private int depth;
    private int kept;
    private boolean fallsThrough = true;

    StackTracker(InstructionSet opcodes) {
        this.opcodes = opcodes;
    }

    State state() {
        return new State(depth, kept);
    }

    int depth() {
        return depth;
    }

    void keep(int count) {
        kept += count;
    }

    /** Whether control can come here from the instruction before. */
    boolean fallsThrough() {
        return fallsThrough;
    }

    void emitted(Opcode opcode, int oparg) {
        depth += opcodes.stackEffect(opcode, oparg);
        fallsThrough = !opcode.isScopeExit();
    }

    void jumps(Opcode opcode, BasicBlock target) {
        if (entered.contains(target) && !heads.contains(target)) {
            throw new IllegalStateException("a jump back to " + target + ", which is not known as the head of a loop");
        }
        agree(target, depth + opcodes.stackEffectOfJump(opcode, 0));
        depth += opcodes.stackEffect(opcode, 0);
        fallsThrough = !opcode.isUnconditionalJump();
    }

    /** Whether a jump to a block is known or expected. */
    boolean isJumpedTo(BasicBlock block) {
        return entries.containsKey(block) || heads.contains(block);
    }

    /** Allows jumps to a block after it is entered; without this it is taken to have no other ways into it then. */
    void expectJumpsTo(BasicBlock block) {
        heads.add(block);
    }

    /** Whether the code of a block comes before: a jump to it is a jump back. */
    boolean hasEntered(BasicBlock block) {
        return entered.contains(block);
    }

    void enters(BasicBlock block) {
        entered.add(block);
        State known = entries.get(block);
        if (fallsThrough) {
            agree(block, depth);
        } else if (known != null) {
            depth = known.depth;
            kept = known.kept;
        }
        fallsThrough = true;
    }

    /** Where nothing leads, after a {@code return} say, the stack is taken to be what the next statement would find. */
    void assumeIfUnreachable(State before) {
        if (!fallsThrough) {
            depth = before.depth;
            kept = before.kept;
        }
    }

    private void agree(BasicBlock block, int depthThere) {
        State here = new State(depthThere, kept);
        State known = entries.putIfAbsent(block, here);
        if (known != null && !known.equals(here)) {
            throw new IllegalStateException(
                    "woven code is not balanced: on one way to " + block + " " + known + ", on another " + here);
        }
    }
}
