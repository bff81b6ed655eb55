package dev.caretline.compiler.flowgraph;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.ConstantValue.Singleton;
import dev.caretline.locations.code.CodeConstant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Runs blocks, to see whether a pass changes what code does. A value is a constant, a tuple (a list here), or a number
 * that stands for what an operation made of its operands; whether such a number is true is a matter of its last bit. The
 * trace is the tested values in order, and then the returned one.
 */
final class BlockInterpreter {
    private static final int MAX_STEPS = 20_000;
    private static final int MAX_TRACE = 200;

    private final CodeUnit unit;
    private final Object[] locals = new Object[RandomBlocks.LOCALS];
    private final ArrayDeque<Object> stack = new ArrayDeque<>();
    private final List<Object> trace = new ArrayList<>();

    private BlockInterpreter(CodeUnit unit) {
        this.unit = unit;
        for (int i = 0; i < locals.length; i++) {
            locals[i] = Objects.hash("local", i);
        }
    }

    /** The trace; of code that does not end, its beginning. */
    static List<Object> run(CodeUnit unit) {
        BlockInterpreter interpreter = new BlockInterpreter(unit);
        interpreter.run();
        return interpreter.trace;
    }

    private void run() {
        BasicBlock block = unit.graph().entry();
        int index = 0;
        for (int step = 0; step < MAX_STEPS && trace.size() < MAX_TRACE; step++) {
            if (index == block.size) {
                block = Objects.requireNonNull(block.next, "control falls off the end");
                index = 0;
                continue;
            }
            Instruction instruction = block.instructions[index++];
            switch (instruction.opcode) {
                case RETURN_VALUE -> {
                    trace.add(stack.pop());
                    return;
                }
                default -> {
                    if (execute(instruction)) {
                        block = instruction.target();
                        index = 0;
                    }
                }
            }
        }
    }

    /** Returns whether to jump. */
    private boolean execute(Instruction instruction) {
        int oparg = instruction.oparg;
        switch (instruction.opcode) {
            case NOP, SETUP_FINALLY, SETUP_CLEANUP, POP_BLOCK -> {
                return false;
            }
            case LOAD_CONST -> stack.push(value(unit.constants().get(oparg)));
            case LOAD_FAST -> stack.push(locals[oparg]);
            case STORE_FAST -> locals[oparg] = stack.pop();
            case POP_TOP -> stack.pop();
            case SWAP -> swap(oparg);
            case BINARY_OP -> stack.push(Objects.hash(stack.pop(), stack.pop()));
            case IS_OP -> {
                Object right = stack.pop();
                stack.push((stack.pop() == right) == (oparg == 0) ? Singleton.TRUE : Singleton.FALSE);
            }
            case BUILD_TUPLE -> stack.push(popTuple(oparg));
            case UNPACK_SEQUENCE -> unpack(stack.pop());
            case JUMP, JUMP_FORWARD, JUMP_BACKWARD -> {
                return true;
            }
            case JUMP_IF_TRUE_OR_POP -> {
                return jumpOrPop(true);
            }
            case JUMP_IF_FALSE_OR_POP -> {
                return jumpOrPop(false);
            }
            default -> {
                return popJump(instruction);
            }
        }
        return false;
    }

    private static Object value(CodeConstant constant) {
        ConstantValue value = ((CodeConstant.Value) constant).value();
        return value instanceof ConstantValue.Tuple tuple ? tuple.elements() : value;
    }

    private void swap(int depth) {
        List<Object> values = popTuple(depth);
        Collections.swap(values, 0, depth - 1);
        values.forEach(stack::push);
    }

    private List<Object> popTuple(int count) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(0, stack.pop());
        }
        return values;
    }

    private void unpack(Object tuple) {
        List<?> values = (List<?>) tuple;
        for (int i = values.size() - 1; i >= 0; i--) {
            stack.push(values.get(i));
        }
    }

    private boolean jumpOrPop(boolean onTrue) {
        if (test(Objects.requireNonNull(stack.peek())) == onTrue) {
            return true;
        }
        stack.pop();
        return false;
    }

    private boolean popJump(Instruction instruction) {
        Object value = stack.pop();
        return switch (instruction.opcode) {
            case POP_JUMP_IF_TRUE, POP_JUMP_FORWARD_IF_TRUE, POP_JUMP_BACKWARD_IF_TRUE -> test(value);
            case POP_JUMP_IF_FALSE, POP_JUMP_FORWARD_IF_FALSE, POP_JUMP_BACKWARD_IF_FALSE -> !test(value);
            case POP_JUMP_IF_NONE, POP_JUMP_FORWARD_IF_NONE, POP_JUMP_BACKWARD_IF_NONE -> value == Singleton.NONE;
            case POP_JUMP_IF_NOT_NONE, POP_JUMP_FORWARD_IF_NOT_NONE, POP_JUMP_BACKWARD_IF_NOT_NONE ->
                value != Singleton.NONE;
            default -> throw new IllegalStateException("cannot run " + instruction);
        };
    }

    /** Tests of constants are not traced, nor is one that repeats the last: passes leave them out. */
    private boolean test(Object value) {
        if (value instanceof Integer number) {
            if (trace.isEmpty() || !trace.get(trace.size() - 1).equals(number)) {
                trace.add(number);
            }
            return (number & 1) != 0;
        }
        return value instanceof List || value == Singleton.TRUE || value instanceof ConstantValue.Int;
    }
}
