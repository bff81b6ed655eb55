package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.Opcode;
import dev.caretline.grammar.ast.ConstantValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random blocks that could come out of a code generator: the stack is balanced, handlers are popped on every way out of
 * what they guard, the end is reached by returning. The same seed makes the same blocks.
 */
public final class RandomBlocks {
    static final int LOCALS = 4;

    private static final List<ConstantValue> CONSTANTS = List.of(
            ConstantValue.Singleton.NONE,
            ConstantValue.Singleton.TRUE,
            ConstantValue.Singleton.FALSE,
            ConstantValue.Int.of(7),
            ConstantValue.Str.of(""));
    private static final Opcode[] TESTS = {Opcode.POP_JUMP_IF_FALSE, Opcode.POP_JUMP_IF_TRUE};
    private static final Opcode[] SHORT_CIRCUITS = {Opcode.JUMP_IF_FALSE_OR_POP, Opcode.JUMP_IF_TRUE_OR_POP};

    private final Random random;
    private final FlowGraphBuilder builder = new FlowGraphBuilder();
    private int line = 1;

    private RandomBlocks(long seed) {
        random = new Random(seed);
    }

    public static CodeUnit unit(long seed) {
        RandomBlocks blocks = new RandomBlocks(seed);
        blocks.suite(4);
        if (!blocks.builder.currentBlockReturns()) {
            blocks.emitSomewhere(Opcode.LOAD_CONST, 0);
            blocks.emitSomewhere(Opcode.RETURN_VALUE, 0);
        }
        return Blocks.unit(
                blocks.builder.build(),
                0,
                List.of("a", "b", "c", "d"),
                List.of(),
                List.of(),
                CONSTANTS.toArray(ConstantValue[]::new));
    }

    private void suite(int nesting) {
        List<BasicBlock> labels = new ArrayList<>();
        int labelCount = 1 + random.nextInt(3);
        for (int i = 0; i < labelCount; i++) {
            labels.add(builder.newBlock());
        }
        int placed = 0;
        int statements = 1 + random.nextInt(6);
        for (int i = 0; i < statements; i++) {
            statement(nesting, labels);
            if (placed < labelCount && random.nextInt(3) == 0) {
                builder.useNextBlock(labels.get(placed++));
            }
        }
        while (placed < labelCount) {
            builder.useNextBlock(labels.get(placed++));
        }
    }

    private void statement(int nesting, List<BasicBlock> labels) {
        if (random.nextInt(3) > 0) {
            line++;
        }
        BasicBlock label = labels.get(random.nextInt(labels.size()));
        switch (random.nextInt(nesting > 0 ? 9 : 7)) {
            case 0 -> emitSomewhere(Opcode.NOP, 0);
            case 1 -> {
                expression(3);
                emitSomewhere(Opcode.STORE_FAST, random.nextInt(LOCALS));
            }
            case 2 -> unpacking();
            case 3 -> {
                expression(3);
                jumpSomewhere(TESTS[random.nextInt(2)], label);
            }
            case 4 -> noneTest(label);
            case 5 -> jumpSomewhere(Opcode.JUMP, label);
            case 6 -> {
                if (random.nextInt(3) == 0) {
                    expression(1);
                    emitSomewhere(Opcode.RETURN_VALUE, 0);
                }
            }
            case 7 -> suite(nesting - 1);
            default -> tryExcept(nesting - 1);
        }
    }

    private void unpacking() {
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            expression(1);
        }
        if (random.nextBoolean()) {
            emitSomewhere(Opcode.BUILD_TUPLE, count);
            emitSomewhere(Opcode.UNPACK_SEQUENCE, count);
        } else {
            for (int i = random.nextInt(3); i >= 0; i--) {
                emitSomewhere(Opcode.SWAP, 1 + random.nextInt(count));
            }
        }
        for (int i = 0; i < count; i++) {
            if (random.nextInt(4) == 0) {
                emitSomewhere(Opcode.POP_TOP, 0);
            } else {
                emitSomewhere(Opcode.STORE_FAST, random.nextInt(LOCALS));
            }
        }
    }

    private void noneTest(BasicBlock label) {
        expression(1);
        emitSomewhere(Opcode.LOAD_CONST, 0);
        emitSomewhere(Opcode.IS_OP, random.nextInt(2));
        jumpSomewhere(TESTS[random.nextInt(2)], label);
    }

    private void tryExcept(int nesting) {
        BasicBlock handler = builder.newBlock();
        BasicBlock end = builder.newBlock();
        boolean lasti = random.nextBoolean();
        jumpSomewhere(lasti ? Opcode.SETUP_CLEANUP : Opcode.SETUP_FINALLY, handler);
        suite(nesting);
        emitSomewhere(Opcode.POP_BLOCK, 0);
        builder.emitJumpWithoutLine(Opcode.JUMP, end);
        builder.useNextBlock(handler);
        if (lasti) {
            emitSomewhere(Opcode.POP_TOP, 0);
        }
        emitSomewhere(Opcode.POP_TOP, 0);
        suite(nesting);
        builder.useNextBlock(end);
    }

    private void expression(int nesting) {
        switch (random.nextInt(nesting > 0 ? 5 : 2)) {
            case 0 -> emitSomewhere(Opcode.LOAD_CONST, random.nextInt(CONSTANTS.size()));
            case 1 -> emitSomewhere(Opcode.LOAD_FAST, random.nextInt(LOCALS));
            case 2 -> {
                expression(nesting - 1);
                expression(nesting - 1);
                emitSomewhere(Opcode.BINARY_OP, 0);
            }
            case 3 -> shortCircuit(nesting - 1);
            default -> conditional(nesting - 1);
        }
    }

    private void shortCircuit(int nesting) {
        BasicBlock end = builder.newBlock();
        Opcode jump = SHORT_CIRCUITS[random.nextInt(2)];
        for (int i = random.nextInt(3); i >= 0; i--) {
            expression(nesting);
            jumpSomewhere(jump, end);
        }
        expression(nesting);
        builder.useNextBlock(end);
    }

    private void conditional(int nesting) {
        BasicBlock otherwise = builder.newBlock();
        BasicBlock end = builder.newBlock();
        expression(nesting);
        jumpSomewhere(Opcode.POP_JUMP_IF_FALSE, otherwise);
        expression(nesting);
        builder.emitJumpWithoutLine(Opcode.JUMP, end);
        builder.useNextBlock(otherwise);
        expression(nesting);
        builder.useNextBlock(end);
    }

    private void emitSomewhere(Opcode opcode, int oparg) {
        int here = random.nextInt(4) == 0 ? Instruction.NONE : line;
        builder.emit(opcode, oparg, here, 0, here, 1);
    }

    private void jumpSomewhere(Opcode opcode, BasicBlock target) {
        int here = random.nextInt(4) == 0 ? Instruction.NONE : line;
        builder.emitJump(opcode, target, here, 0, here, 1);
    }
}
