package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.PassKind;
import dev.caretline.compiler.target.Target;

/** Runs the passes of a target over the blocks of one scope. */
public final class Passes {
    private Passes() {}

    /** Brings the blocks, and the constants with them, to the form that can be encoded. To be called once. */
    public static void runAll(CodeUnit unit, Target target) {
        for (PassKind pass : target.passes()) {
            run(pass, unit, target);
        }
    }

    static void run(PassKind pass, CodeUnit unit, Target target) {
        FlowGraph graph = unit.graph();
        switch (pass) {
            case MARK_EXITS -> MarkExits.run(graph);
            case INLINE_EXITS -> InlineExits.run(graph);
            case INSERT_PREFIX -> InsertPrefix.run(unit);
            case FIX_CELLS -> FixCells.run(unit);
            case PEEPHOLE -> Peephole.run(unit, target);
            case REMOVE_UNREACHABLE -> RemoveUnreachable.run(graph);
            case REMOVE_EMPTY_BLOCKS -> RemoveEmptyBlocks.run(graph);
            case REMOVE_NOPS -> RemoveNops.run(graph);
            case REMOVE_REDUNDANT_JUMPS -> RemoveRedundantJumps.run(graph);
            case DUPLICATE_EXITS -> DuplicateExits.run(graph);
            case TRIM_CONSTANTS -> TrimConstants.run(unit);
            case PROPAGATE_LOCATIONS -> PropagateLocations.run(graph);
            case SETTLE_WOVEN_LOCATIONS -> SettleWovenLocations.run(graph);
            case GUARANTEE_EXIT_LINES -> GuaranteeExitLines.run(unit);
            case STACK_DEPTH -> StackDepth.run(unit, target.opcodes());
            case LABEL_HANDLERS -> LabelHandlers.run(graph);
            case DIRECT_JUMPS -> DirectJumps.run(graph, target.opcodes());
        }
    }
}
