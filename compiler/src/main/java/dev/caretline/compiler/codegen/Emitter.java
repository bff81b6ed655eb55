package dev.caretline.compiler.codegen;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.compiler.flowgraph.ConstantTable;
import dev.caretline.compiler.flowgraph.FlowGraph;
import dev.caretline.compiler.flowgraph.FlowGraphBuilder;
import dev.caretline.compiler.flowgraph.Instruction;
import dev.caretline.compiler.symtable.Mangling;
import dev.caretline.compiler.symtable.NameTable;
import dev.caretline.compiler.target.Opcode;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.source.SourceRange;
import org.jspecify.annotations.Nullable;

/**
 * Adds the instructions of one scope, each at the current location.
 *
 * <p>In CPython 3.11 the current location is state: a statement sets it and leaves it behind, an expression sets it and
 * restores what was there. So an instruction that follows an inner statement has the location that the inner statement
 * left, and what comes out depends on every set and restore being in its place.
 */
final class Emitter {
    private final FlowGraphBuilder graph = new FlowGraphBuilder();
    private final ConstantTable constants;
    private final NameTable names = new NameTable();
    private final @Nullable String className;
    private @Nullable StackTracker tracker;
    private @Nullable Detours detours;
    private @Nullable StraightLines lines;

    // The current location: line and end line 1-based, columns in UTF-8 bytes 0-based; a line of NONE is no location.
    // Public to the package as four fields, since every expression saves and restores them.
    int line;
    int column;
    int endLine;
    int endColumn;

    /**
     * For the code of one scope.
     *
     * @param className the innermost class around the scope, whose private names are mangled; null outside of classes
     */
    Emitter(ConstantTable constants, @Nullable String className) {
        this.constants = constants;
        this.className = className;
    }

    /** From now on does what takes time and is needed only where code is woven in. */
    void track(StackTracker stack, Detours ways, StraightLines straightLines) {
        tracker = stack;
        detours = ways;
        lines = straightLines;
    }

    /** Hears where the straight lines of code end, that control can only go through from one end to the other. */
    interface StraightLines {
        /** What comes next leaves the line, or is led to from elsewhere too. */
        void ends();

        /** What comes next cannot be reached from what came before. */
        void breaks();
    }

    // ---- location

    void at(SourceRange range) {
        if (range.isNowhere()) {
            atNowhere();
            return;
        }
        line = range.lineNumber();
        column = range.columnBytes();
        endLine = range.endLineNumber();
        endColumn = range.endColumnBytes();
    }

    void at(int newLine, int newColumn, int newEndLine, int newEndColumn) {
        line = newLine;
        column = newColumn;
        endLine = newEndLine;
        endColumn = newEndColumn;
    }

    /** Lets the following instructions have no location of their own ({@code UNSET_LOC}). */
    void atNowhere() {
        at(Instruction.NONE, Instruction.NONE, Instruction.NONE, Instruction.NONE);
    }

    /** What follows is woven code, which has the location of what comes before it. */
    void atPrevious() {
        at(Instruction.TRAILING, Instruction.NONE, Instruction.NONE, Instruction.NONE);
    }

    /** What follows is woven code, which has the location of what comes after it. */
    void atNext() {
        at(Instruction.LEADING, Instruction.NONE, Instruction.NONE, Instruction.NONE);
    }

    // ---- instructions

    void op(Opcode opcode) {
        op(opcode, 0);
    }

    void op(Opcode opcode, int oparg) {
        if (lines != null && (opcode.isScopeExit() || opcode == Opcode.YIELD_VALUE)) {
            lines.ends();
        }
        graph.emit(opcode, oparg, line, column, endLine, endColumn);
        if (tracker != null) {
            tracker.emitted(opcode, oparg);
        }
    }

    /** An instruction that has no line whatever the current location is. */
    void opWithoutLine(Opcode opcode, int oparg) {
        graph.emitWithoutLine(opcode, oparg);
        if (tracker != null) {
            tracker.emitted(opcode, oparg);
        }
    }

    /** A jump, or the set-up of an exception handler. */
    void jump(Opcode opcode, BasicBlock target) {
        if (lines != null && opcode.isJump()) {
            lines.ends();
        }
        wovenJump(opcode, target);
    }

    /** A jump with what is woven in on both of its ways. */
    void wovenJump(Opcode opcode, BasicBlock target) {
        if (tracker != null) {
            tracker.jumps(opcode, target);
        }
        graph.emitJump(opcode, target, line, column, endLine, endColumn);
    }

    /** A jump that belongs to woven code. */
    void jumpAround(Opcode opcode, BasicBlock target) {
        if (lines != null) {
            lines.ends();
        }
        if (tracker != null) {
            tracker.jumps(opcode, target);
        }
        graph.emitJump(opcode, target, Instruction.TRAILING, Instruction.NONE, Instruction.NONE, Instruction.NONE);
    }

    /** A jump that has no line whatever the current location is. */
    void jumpWithoutLine(Opcode opcode, BasicBlock target) {
        if (lines != null) {
            lines.ends();
        }
        if (tracker != null) {
            tracker.jumps(opcode, target);
        }
        graph.emitJumpWithoutLine(opcode, target);
    }

    void loadConst(ConstantValue value) {
        op(Opcode.LOAD_CONST, constants.index(value));
    }

    void loadConst(String value) {
        loadConst(ConstantValue.Str.of(value));
    }

    void loadNone() {
        loadConst(ConstantValue.Singleton.NONE);
    }

    /** An instruction whose argument is an index into {@code co_names}; the name is mangled if it is private. */
    void name(Opcode opcode, String name) {
        op(opcode, names.index(mangle(name)));
    }

    /** As {@link #name} with a name that is stored as it is. */
    void plainName(Opcode opcode, String name) {
        op(opcode, names.index(name));
    }

    /** Pops the condition on top of the stack and jumps if it is what is said. */
    void jumpIf(boolean truth, BasicBlock target) {
        jump(truth ? Opcode.POP_JUMP_IF_TRUE : Opcode.POP_JUMP_IF_FALSE, target);
    }

    /** Calls with positional arguments that are on the stack above the callable. */
    void call(int arguments) {
        op(Opcode.PRECALL, arguments);
        op(Opcode.CALL, arguments);
    }

    // ---- blocks

    BasicBlock newBlock() {
        return graph.newBlock();
    }

    /** Lets a block follow what was emitted last; the following instructions go to it. */
    void use(BasicBlock block) {
        if (detours != null) {
            detours.placeBefore(block);
        }
        useHere(block);
    }

    /** As {@link #use}, of a block that the code which follows jumps back to. */
    void useHead(BasicBlock block) {
        if (tracker != null && lines != null) {
            tracker.expectJumpsTo(block);
            lines.ends();
        }
        use(block);
    }

    /** As {@link #use}, of a block that no detours lead to. */
    void useHere(BasicBlock block) {
        if (tracker != null && lines != null) {
            if (!tracker.fallsThrough()) {
                lines.breaks();
            } else if (tracker.isJumpedTo(block)) {
                lines.ends();
            }
            tracker.enters(block);
        }
        graph.useNextBlock(block);
    }

    /** The block that took the last instruction. */
    BasicBlock currentBlock() {
        return graph.currentBlock();
    }

    /** See {@link FlowGraphBuilder#turnRound}. */
    void turnRound(BasicBlock jumping, BasicBlock before) {
        graph.turnRound(jumping, before);
    }

    /** Whether the last instruction of the current block returns. */
    boolean returned() {
        return graph.currentBlockReturns();
    }

    // ---- tables

    String mangle(String name) {
        return Mangling.mangle(className, name);
    }

    ConstantTable constants() {
        return constants;
    }

    NameTable names() {
        return names;
    }

    FlowGraph graph() {
        return graph.build();
    }
}
