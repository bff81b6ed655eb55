package dev.caretline.compiler.flowgraph;

import dev.caretline.compiler.target.Opcode;
import org.jspecify.annotations.Nullable;

/**
 * An instruction of a basic block: opcode, argument or target, and the source range it came from. The passes of this
 * package change it in place; everybody else reads.
 *
 * <p>A location is four numbers, as CPython has them in an instruction: lines 1-based (0 for the first instruction of a
 * module), columns in UTF-8 bytes 0-based, the end exclusive. A line of {@link #NONE} means no location at all, a column
 * of {@code NONE} means that the columns are not known.
 */
public final class Instruction {
    /** The line of an instruction without location, and a column that is not known. */
    public static final int NONE = -1;

    /** The line of a woven instruction that belongs to what comes before it; see {@link SettleWovenLocations}. */
    public static final int TRAILING = -2;

    /** The line of a woven instruction that belongs to what comes after it. */
    public static final int LEADING = -3;

    Opcode opcode;
    int oparg;
    /** Where a jump goes, or the exception handler that is set up. */
    @Nullable
    BasicBlock target;

    /** Where control goes if the instruction raises; known after {@link LabelHandlers}. */
    @Nullable
    BasicBlock handler;

    int line;
    int column;
    int endLine;
    int endColumn;

    Instruction(
            Opcode opcode, int oparg, @Nullable BasicBlock target, int line, int column, int endLine, int endColumn) {
        this.opcode = opcode;
        this.oparg = oparg;
        this.target = target;
        this.line = line;
        this.column = column;
        this.endLine = endLine;
        this.endColumn = endColumn;
    }

    /** An instruction without location. */
    static Instruction withoutLocation(Opcode opcode, int oparg) {
        return new Instruction(opcode, oparg, null, NONE, NONE, NONE, NONE);
    }

    Instruction copy() {
        Instruction copy = new Instruction(opcode, oparg, target, line, column, endLine, endColumn);
        copy.handler = handler;
        return copy;
    }

    void takeLocationOf(Instruction other) {
        line = other.line;
        column = other.column;
        endLine = other.endLine;
        endColumn = other.endColumn;
    }

    /** Makes the location none at all. */
    void forgetLocation() {
        line = NONE;
        column = NONE;
        endLine = NONE;
        endColumn = NONE;
    }

    void becomeNop() {
        opcode = Opcode.NOP;
    }

    boolean hasLine() {
        return line >= 0;
    }

    /** Whether this is a woven instruction that has yet to be given a location. */
    boolean isUnsettled() {
        return line == TRAILING || line == LEADING;
    }

    boolean isLeading() {
        return line == LEADING;
    }

    public Opcode opcode() {
        return opcode;
    }

    /** The argument; of a jump the distance in code units, once the offsets are known. */
    public int oparg() {
        return oparg;
    }

    /** Gives a jump its distance in code units. */
    public void setOparg(int value) {
        oparg = value;
    }

    /** @throws IllegalStateException if the opcode {@linkplain Opcode#hasTarget has no target} */
    public BasicBlock target() {
        BasicBlock block = target;
        if (block == null) {
            throw new IllegalStateException(opcode + " without a target");
        }
        return block;
    }

    /** Where control goes if the instruction raises; null if out of the scope. */
    public @Nullable BasicBlock handler() {
        return handler;
    }

    /** The first line, or {@link #NONE}. */
    public int line() {
        return line;
    }

    /** The start column, or {@link #NONE}; without meaning if the line is {@code NONE}. */
    public int column() {
        return column;
    }

    /** The last line; without meaning if {@link #line} is {@link #NONE}. */
    public int endLine() {
        return endLine;
    }

    /** The end column, or {@link #NONE}; without meaning if {@link #line} is {@code NONE}. */
    public int endColumn() {
        return endColumn;
    }

    /** Opcode, argument and line, for a person who debugs a pass. */
    @Override
    public String toString() {
        String argument = target == null ? Integer.toString(oparg) : target.toString();
        return opcode + " " + argument + (line == NONE ? "" : " @" + line);
    }
}
