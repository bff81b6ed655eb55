package dev.caretline.compiler.unparse;

/** How tightly an expression binds, the loosest first; the levels of {@code ast_unparse.c}. */
enum Precedence {
    TUPLE,
    /** {@code if else}, {@code lambda}. */
    TEST,
    OR,
    AND,
    NOT,
    COMPARE,
    BIT_OR,
    BIT_XOR,
    BIT_AND,
    SHIFT,
    ARITHMETIC,
    TERM,
    /** A sign or {@code ~}. */
    FACTOR,
    POWER,
    AWAIT,
    ATOM;

    /** What an operator on the other side of ordinary operands accepts: anything. */
    static final Precedence OPERAND = BIT_OR;

    private static final Precedence[] LEVELS = values();

    @SuppressWarnings("EnumOrdinal")
    Precedence tighter() {
        return LEVELS[ordinal() + 1];
    }

    boolean isTighterThan(Precedence other) {
        return compareTo(other) > 0;
    }
}
