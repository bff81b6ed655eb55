package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.InstructionSet;
import dev.caretline.compiler.target.Opcode;
import dev.caretline.compiler.target.PassKind;
import dev.caretline.compiler.target.Target;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.source.PythonVersion;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Blocks as text, for tests. A line is an instruction, with a label in front if it starts a block; the number in a label
 * is the place of the block in order of creation, the lines are in the order of the code:
 *
 * <pre>
 * B0: LOAD_CONST 1          @1:4-1:9    line 1 column 4 to line 1 column 9
 *     POP_JUMP_IF_FALSE B2  @1          line 1, columns not known
 * B1:                                   a block without instructions
 * B2: RETURN_VALUE                      no location
 * </pre>
 */
public final class Blocks {
    private static final Pattern LINE =
            Pattern.compile("(?:B(\\d+):)?\\s*(?:([A-Z_]+)(?:\\s+(B?)(\\d+))?(?:\\s+@(\\S+))?)?");
    private static final Pattern LOCATION = Pattern.compile("(\\d+)(?::(\\d+)-(\\d+):(\\d+))?");
    private static final Pattern LABEL = Pattern.compile("B(\\d+)");
    private static final Target TARGET = Target.of(PythonVersion.V3_11);
    private static final InstructionSet OPCODES = TARGET.opcodes();

    private Blocks() {}

    public static FlowGraph parse(String text) {
        FlowGraph graph = new FlowGraph();
        LABEL.matcher(text)
                .results()
                .mapToInt(m -> Integer.parseInt(m.group(1)))
                .forEach(number -> {
                    while (graph.count() <= number) {
                        graph.newBlock();
                    }
                });
        BasicBlock current = graph.entry();
        for (String line : text.strip().split("\n")) {
            Matcher match = LINE.matcher(line.strip());
            if (!match.matches()) {
                throw new IllegalArgumentException(line);
            }
            if (match.group(1) != null && !match.group(1).equals("0")) {
                BasicBlock next = graph.created(Integer.parseInt(match.group(1)));
                current.next = next;
                current = next;
            }
            if (match.group(2) != null) {
                current.add(instruction(graph, match));
            }
        }
        return graph;
    }

    private static Instruction instruction(FlowGraph graph, Matcher match) {
        Instruction instruction = Instruction.withoutLocation(Opcode.valueOf(match.group(2)), 0);
        if (match.group(4) != null) {
            int number = Integer.parseInt(match.group(4));
            if (match.group(3).isEmpty()) {
                instruction.oparg = number;
            } else {
                instruction.target = graph.created(number);
                if (instruction.opcode.isBlockPush()) {
                    graph.setsUpHandlers();
                }
            }
        }
        if (match.group(5) != null) {
            locate(instruction, match.group(5));
        }
        return instruction;
    }

    private static void locate(Instruction instruction, String text) {
        Matcher match = LOCATION.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(text);
        }
        instruction.line = Integer.parseInt(match.group(1));
        instruction.endLine = instruction.line;
        if (match.group(2) != null) {
            instruction.column = Integer.parseInt(match.group(2));
            instruction.endLine = Integer.parseInt(match.group(3));
            instruction.endColumn = Integer.parseInt(match.group(4));
        }
    }

    public static String print(FlowGraph graph) {
        StringBuilder text = new StringBuilder();
        for (@Nullable BasicBlock block = graph.entry(); block != null; block = block.next) {
            String label = block + ":";
            for (int i = 0; i < block.size; i++) {
                text.append(i == 0 ? label : " ".repeat(label.length()))
                        .append(' ')
                        .append(print(block.instructions[i]))
                        .append('\n');
            }
            if (block.isEmpty()) {
                text.append(label).append('\n');
            }
        }
        return text.toString();
    }

    private static String print(Instruction instruction) {
        StringBuilder text = new StringBuilder(instruction.opcode.name());
        if (instruction.opcode.hasTarget()) {
            text.append(' ').append(instruction.target());
        } else if (OPCODES.hasArgument(instruction.opcode)) {
            text.append(' ').append(instruction.oparg);
        }
        if (instruction.line != Instruction.NONE) {
            text.append(" @").append(instruction.line);
            if (instruction.column != Instruction.NONE) {
                text.append(':').append(instruction.column);
                text.append('-').append(instruction.endLine).append(':').append(instruction.endColumn);
            }
        }
        return text.toString();
    }

    /** A unit of these blocks: a function without variables on line 1. */
    public static CodeUnit unit(FlowGraph graph, ConstantValue... constants) {
        return unit(graph, 0, List.of(), List.of(), List.of(), constants);
    }

    public static CodeUnit unit(
            FlowGraph graph,
            int flags,
            List<String> varnames,
            List<String> cellvars,
            List<String> freevars,
            ConstantValue... constants) {
        ConstantTable table = new ConstantTable(new ConstantCache());
        for (ConstantValue constant : constants) {
            table.index(constant);
        }
        return new CodeUnit(
                "f", "f", flags, 0, 0, 0, 1, List.of(), LocalSlots.of(varnames, cellvars, freevars), table, graph);
    }

    /** The blocks after one pass, as text. */
    static String after(PassKind pass, String blocks, ConstantValue... constants) {
        return after(pass, unit(parse(blocks), constants), TARGET);
    }

    static String after(PassKind pass, CodeUnit unit, Target target) {
        Passes.run(pass, unit, target);
        return print(unit.graph());
    }

    /** The blocks as they would be printed, so that a test need not align its text. */
    static String text(String blocks) {
        return print(parse(blocks));
    }

    /** The blocks after passes that later ones rely on, such as the marks on exits. */
    static CodeUnit prepared(String blocks, PassKind... passes) {
        CodeUnit unit = unit(parse(blocks), ConstantValue.Singleton.NONE, ConstantValue.Int.of(1));
        for (PassKind pass : passes) {
            Passes.run(pass, unit, TARGET);
        }
        return unit;
    }

    static Target target() {
        return TARGET;
    }
}
