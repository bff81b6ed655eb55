package dev.caretline.tests.compiler.program;

import java.util.Random;

/**
 * Random programs that CPython 3.11 compiles. Most are a screen or two long; some have hundreds of names, constants or
 * statements in one scope, and a few have code so long that jumps need two {@code EXTENDED_ARG}s.
 */
public final class RandomProgram {
    private final Random random;
    private final ProgramWriter out;
    private final Statements statements;
    private final Expressions expressions;

    private RandomProgram(long seed) {
        random = new Random(seed);
        out = new ProgramWriter(random);
        Names names = new Names(random);
        Literals literals = new Literals(random);
        expressions = new Expressions(random, out, names, literals);
        statements = new Statements(random, out, names, literals, expressions);
    }

    /** The program of a seed. */
    public static String of(long seed) {
        RandomProgram program = new RandomProgram(seed);
        program.write();
        return program.out.toString();
    }

    private void write() {
        if (random.nextInt(10) == 0) {
            out.tokens("from", "__future__", "import", "annotations");
            out.endStatement(false);
        }
        Scope scope = Scope.module();
        switch (random.nextInt(400)) {
            case 0 -> longJumps(3_500);
            case 1, 2, 3, 4, 5, 6, 7, 8 -> longJumps(80);
            case 9, 10, 11, 12, 13, 14 -> manyConstants();
            default -> {}
        }
        statements.body(scope, 1 + random.nextInt(5), 1 + random.nextInt(10));
    }

    /** Loops and handlers around so many statements that jumps over them are long. */
    private void longJumps(int count) {
        int column = out.indentation();
        open("for", "x", "in", "y", ":");
        open("while", "a", "or", "b", ":");
        int inner = out.indentation();
        open("try", ":");
        for (int i = 0; i < count; i++) {
            out.tokens("f", "(", "a", ",", "b" + i % 300, ")", ".", "g", "(", "" + i, ")");
            out.newLine();
            if (i % 50 == 0) {
                out.tokens("if", "a", ":", random.nextBoolean() ? "break" : "continue");
                out.newLine();
            }
        }
        statements.body(Scope.module().loop(), 2, 3);
        out.dedentTo(inner);
        open(random.nextBoolean() ? "finally" : "except", ":");
        statements.body(Scope.module().loop(), 2, 3);
        out.dedentTo(column);
    }

    private void open(String... tokens) {
        out.tokens(tokens);
        out.indent();
    }

    private void manyConstants() {
        for (int i = 0; i < 300; i++) {
            out.tokens("n" + i, "=", "m" + i, ".", "p" + i, "+", "" + (1_000 + i));
            out.endStatement(false);
        }
    }
}
