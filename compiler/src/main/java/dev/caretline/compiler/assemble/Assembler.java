package dev.caretline.compiler.assemble;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.compiler.flowgraph.CodeUnit;
import dev.caretline.compiler.flowgraph.FlowGraph;
import dev.caretline.compiler.flowgraph.Instruction;
import dev.caretline.compiler.flowgraph.Passes;
import dev.caretline.compiler.target.InstructionSet;
import dev.caretline.compiler.target.Target;
import dev.caretline.locations.code.ByteSequence;
import dev.caretline.locations.code.CodeObject;
import dev.caretline.locations.code.LocationTableWriter;
import org.jspecify.annotations.Nullable;

/** Makes code objects of what code generation hands over: the back end of the compiler, for one source file. */
public final class Assembler {
    private final Target target;
    private final InstructionSet opcodes;
    private final String filename;
    private final boolean ranges;

    /**
     * @param filename what becomes {@code co_filename}
     * @param ranges whether location tables have columns and end lines; not so under {@code -X no_debug_ranges}
     */
    public Assembler(Target target, String filename, boolean ranges) {
        this.target = target;
        this.opcodes = target.opcodes();
        this.filename = filename;
        this.ranges = ranges;
    }

    /** The code object of a scope. Uses up the blocks and constants of the unit. */
    public CodeObject assemble(CodeUnit unit) {
        Passes.runAll(unit, target);
        FlowGraph graph = unit.graph();
        int codeUnits = BlockOffsets.place(graph, opcodes);
        return CodeObject.builder()
                .name(unit.name())
                .qualname(unit.qualname())
                .filename(filename)
                .flags(unit.flags())
                .argcount(unit.argcount())
                .posonlyargcount(unit.posonlyargcount())
                .kwonlyargcount(unit.kwonlyargcount())
                .firstlineno(unit.firstlineno())
                .stacksize(graph.stackSize())
                .code(CodeWriter.write(graph, opcodes, codeUnits))
                .linetable(locations(graph, unit.firstlineno()))
                .exceptiontable(ExceptionRanges.write(graph, opcodes))
                .consts(unit.constants().toList())
                .names(unit.names())
                .localsplusnames(unit.variables().names())
                .localspluskinds(unit.variables().kinds())
                .build();
    }

    private ByteSequence locations(FlowGraph graph, int firstlineno) {
        LocationTableWriter writer = LocationTableWriter.entryPerInstruction(firstlineno);
        for (@Nullable BasicBlock block = graph.entry(); block != null; block = block.next()) {
            for (int i = 0; i < block.size(); i++) {
                addLocation(writer, block.instruction(i));
            }
        }
        return writer.toBytes();
    }

    private void addLocation(LocationTableWriter writer, Instruction instruction) {
        int size = InstructionSize.of(instruction, opcodes);
        int line = instruction.line();
        if (ranges) {
            writer.add(size, line, instruction.endLine(), instruction.column(), instruction.endColumn());
        } else {
            writer.add(size, line, line, Instruction.NONE, Instruction.NONE);
        }
    }
}
