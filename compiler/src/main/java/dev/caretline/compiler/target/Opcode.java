package dev.caretline.compiler.target;

/**
 * What an instruction does, by its name in CPython, whatever number a version gives it: every instruction and
 * pseudo-instruction of the versions that there are {@link Target targets} for. Number, inline caches and stack effect
 * are data of a version, in its {@link InstructionSet}.
 *
 * <p>A pseudo-instruction exists in the compiler only; the assembler turns it into a real one ({@code JUMP}) or into
 * nothing ({@code SETUP_FINALLY}, {@code POP_BLOCK}).
 */
public enum Opcode {
    CACHE,
    POP_TOP,
    PUSH_NULL,
    NOP,
    /** A {@code NOP} of woven code, which no pass may remove; the same instruction once it is encoded. */
    WOVEN_NOP,
    UNARY_POSITIVE,
    UNARY_NEGATIVE,
    UNARY_NOT,
    UNARY_INVERT,
    BINARY_SUBSCR,
    GET_LEN,
    MATCH_MAPPING,
    MATCH_SEQUENCE,
    MATCH_KEYS,
    PUSH_EXC_INFO,
    CHECK_EXC_MATCH,
    CHECK_EG_MATCH,
    WITH_EXCEPT_START,
    GET_AITER,
    GET_ANEXT,
    BEFORE_ASYNC_WITH,
    BEFORE_WITH,
    END_ASYNC_FOR,
    STORE_SUBSCR,
    DELETE_SUBSCR,
    GET_ITER,
    GET_YIELD_FROM_ITER,
    PRINT_EXPR,
    LOAD_BUILD_CLASS,
    LOAD_ASSERTION_ERROR,
    RETURN_GENERATOR,
    LIST_TO_TUPLE,
    RETURN_VALUE(Flow.EXIT),
    IMPORT_STAR,
    SETUP_ANNOTATIONS,
    YIELD_VALUE,
    ASYNC_GEN_WRAP,
    PREP_RERAISE_STAR,
    POP_EXCEPT,
    STORE_NAME,
    DELETE_NAME,
    UNPACK_SEQUENCE,
    FOR_ITER(Flow.BRANCH),
    UNPACK_EX,
    STORE_ATTR,
    DELETE_ATTR,
    STORE_GLOBAL,
    DELETE_GLOBAL,
    SWAP,
    LOAD_CONST,
    LOAD_NAME,
    BUILD_TUPLE,
    BUILD_LIST,
    BUILD_SET,
    BUILD_MAP,
    LOAD_ATTR,
    COMPARE_OP,
    IMPORT_NAME,
    IMPORT_FROM,
    JUMP_FORWARD(Flow.JUMP),
    JUMP_IF_FALSE_OR_POP(Flow.BRANCH),
    JUMP_IF_TRUE_OR_POP(Flow.BRANCH),
    POP_JUMP_FORWARD_IF_FALSE(Flow.BRANCH),
    POP_JUMP_FORWARD_IF_TRUE(Flow.BRANCH),
    LOAD_GLOBAL,
    IS_OP,
    CONTAINS_OP,
    RERAISE(Flow.EXIT),
    COPY,
    BINARY_OP,
    SEND(Flow.BRANCH),
    LOAD_FAST,
    STORE_FAST,
    DELETE_FAST,
    POP_JUMP_FORWARD_IF_NOT_NONE(Flow.BRANCH),
    POP_JUMP_FORWARD_IF_NONE(Flow.BRANCH),
    RAISE_VARARGS(Flow.EXIT),
    GET_AWAITABLE,
    MAKE_FUNCTION,
    BUILD_SLICE,
    JUMP_BACKWARD_NO_INTERRUPT(Flow.JUMP),
    MAKE_CELL,
    LOAD_CLOSURE,
    LOAD_DEREF,
    STORE_DEREF,
    DELETE_DEREF,
    JUMP_BACKWARD(Flow.JUMP),
    CALL_FUNCTION_EX,
    EXTENDED_ARG,
    LIST_APPEND,
    SET_ADD,
    MAP_ADD,
    LOAD_CLASSDEREF,
    COPY_FREE_VARS,
    RESUME,
    MATCH_CLASS,
    FORMAT_VALUE,
    BUILD_CONST_KEY_MAP,
    BUILD_STRING,
    LOAD_METHOD,
    LIST_EXTEND,
    SET_UPDATE,
    DICT_MERGE,
    DICT_UPDATE,
    PRECALL,
    CALL,
    KW_NAMES,
    POP_JUMP_BACKWARD_IF_NOT_NONE(Flow.BRANCH),
    POP_JUMP_BACKWARD_IF_NONE(Flow.BRANCH),
    POP_JUMP_BACKWARD_IF_FALSE(Flow.BRANCH),
    POP_JUMP_BACKWARD_IF_TRUE(Flow.BRANCH),
    SETUP_FINALLY(Flow.HANDLER),
    SETUP_CLEANUP(Flow.HANDLER),
    SETUP_WITH(Flow.HANDLER),
    POP_BLOCK,
    JUMP(Flow.JUMP),
    JUMP_NO_INTERRUPT(Flow.JUMP),
    POP_JUMP_IF_FALSE(Flow.BRANCH),
    POP_JUMP_IF_TRUE(Flow.BRANCH),
    POP_JUMP_IF_NONE(Flow.BRANCH),
    POP_JUMP_IF_NOT_NONE(Flow.BRANCH);

    /** Where control can go after an instruction, exceptions that it does not set up itself aside. */
    private enum Flow {
        /** To the next instruction. */
        NEXT,
        /** To the next instruction or to the target. */
        BRANCH,
        /** To the target. */
        JUMP,
        /** To the next instruction; the target is entered when an exception is raised later. */
        HANDLER,
        /** Out of the scope or into an exception handler. */
        EXIT
    }

    // What the passes ask of every instruction, several times each.
    private final boolean jump;
    private final boolean blockPush;
    private final boolean scopeExit;
    private final boolean unconditionalJump;
    private final boolean target;
    private final boolean endOfBlock;

    Opcode() {
        this(Flow.NEXT);
    }

    Opcode(Flow flow) {
        unconditionalJump = flow == Flow.JUMP;
        jump = flow == Flow.BRANCH || unconditionalJump;
        blockPush = flow == Flow.HANDLER;
        scopeExit = flow == Flow.EXIT;
        target = jump || blockPush;
        endOfBlock = jump || scopeExit;
    }

    /** Whether the instruction jumps, always or depending on a value. */
    public boolean isJump() {
        return jump;
    }

    /** Whether there is an {@link #opposite}. */
    public boolean hasOpposite() {
        return this == POP_JUMP_IF_TRUE
                || this == POP_JUMP_IF_FALSE
                || this == POP_JUMP_IF_NONE
                || this == POP_JUMP_IF_NOT_NONE;
    }

    /** The jump that pops as this one does, and jumps when this one does not. */
    public Opcode opposite() {
        return switch (this) {
            case POP_JUMP_IF_TRUE -> POP_JUMP_IF_FALSE;
            case POP_JUMP_IF_FALSE -> POP_JUMP_IF_TRUE;
            case POP_JUMP_IF_NONE -> POP_JUMP_IF_NOT_NONE;
            case POP_JUMP_IF_NOT_NONE -> POP_JUMP_IF_NONE;
            default -> throw new IllegalStateException(this + " has no opposite");
        };
    }

    /** Whether the instruction always jumps. */
    public boolean isUnconditionalJump() {
        return unconditionalJump;
    }

    /** Whether the instruction pushes an exception handler, its target, that {@code POP_BLOCK} pops. */
    public boolean isBlockPush() {
        return blockPush;
    }

    /** Whether the instruction returns from the scope or raises. */
    public boolean isScopeExit() {
        return scopeExit;
    }

    /** Whether the instruction names a target block: a jump, or the set-up of an exception handler. */
    public boolean hasTarget() {
        return target;
    }

    /** Whether an instruction after this one belongs to another basic block. */
    public boolean endsBlock() {
        return endOfBlock;
    }
}
