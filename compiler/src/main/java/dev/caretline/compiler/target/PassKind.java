package dev.caretline.compiler.target;

/**
 * The steps of the back end, from the basic blocks that code generation leaves to blocks that can be encoded. A
 * {@link Target} has them in its order; some come more than once.
 */
public enum PassKind {
    /** Finds the blocks that leave the scope, and those without a way into the next one. */
    MARK_EXITS,
    /** Replaces jumps to short exit blocks that have no line by copies of those. */
    INLINE_EXITS,
    /** Puts in front what starts every call: free variables, cells, the creation of a generator. */
    INSERT_PREFIX,
    /** Gives every local, cell and free variable its slot in the frame. */
    FIX_CELLS,
    /** Simplifies within blocks: constant conditions and tuples, jumps to jumps, swaps. */
    PEEPHOLE,
    /** Counts the ways into each block, and empties the blocks that there is no way into. */
    REMOVE_UNREACHABLE,
    /** Takes empty blocks out of the order of blocks. */
    REMOVE_EMPTY_BLOCKS,
    /** Removes the no-operations that do not hold a line of their own. */
    REMOVE_NOPS,
    /** Replaces jumps to the next block by nothing. */
    REMOVE_REDUNDANT_JUMPS,
    /** Gives each jump to an exit block without line a copy of that block. */
    DUPLICATE_EXITS,
    /** Drops the last constants if nothing loads them. */
    TRIM_CONSTANTS,
    /** Hands locations on to instructions without one. */
    PROPAGATE_LOCATIONS,
    /** Hands locations back to woven instructions. */
    SETTLE_WOVEN_LOCATIONS,
    /** Makes sure that returns have a line. */
    GUARANTEE_EXIT_LINES,
    /** Computes how deep the value stack is at the start of each block, and at most. */
    STACK_DEPTH,
    /** Tells every instruction its exception handler, and removes what set the handlers up. */
    LABEL_HANDLERS,
    /** Turns jumps into forward and backward ones. */
    DIRECT_JUMPS
}
