package dev.caretline.compiler.assemble;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.compiler.flowgraph.FlowGraph;
import dev.caretline.compiler.target.InstructionSet;
import dev.caretline.locations.code.ByteSequence;
import dev.caretline.locations.code.ExceptionTableWriter;
import org.jspecify.annotations.Nullable;

/**
 * Finds the runs of consecutive instructions that have one exception handler in common, and writes them as the exception
 * table ({@code assemble_exception_table}, CPython 3.11).
 */
final class ExceptionRanges {
    private final ExceptionTableWriter writer = new ExceptionTableWriter();
    private @Nullable BasicBlock handler;
    private int start;

    private ExceptionRanges() {}

    static ByteSequence write(FlowGraph graph, InstructionSet opcodes) {
        if (!graph.hasHandlers()) {
            return ByteSequence.empty();
        }
        ExceptionRanges ranges = new ExceptionRanges();
        int offset = 0;
        for (@Nullable BasicBlock block = graph.entry(); block != null; block = block.next()) {
            for (int i = 0; i < block.size(); i++) {
                ranges.continueWith(block.instruction(i).handler(), offset);
                offset += InstructionSize.of(block.instruction(i), opcodes);
            }
        }
        ranges.continueWith(null, offset);
        return ranges.writer.toBytes();
    }

    @SuppressWarnings("ReferenceEquality")
    private void continueWith(@Nullable BasicBlock next, int offset) {
        if (next == handler) {
            return;
        }
        if (handler != null) {
            add(handler, offset);
        }
        handler = next;
        start = offset;
    }

    /** What the handler gets on the stack above its depth: the exception, and before it the offset, if it wants that. */
    private void add(BasicBlock block, int end) {
        int pushed = block.preservesLasti() ? 2 : 1;
        writer.add(start, end, block.offset(), block.startDepth() - pushed, block.preservesLasti());
    }
}
