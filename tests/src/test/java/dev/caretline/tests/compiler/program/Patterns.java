package dev.caretline.tests.compiler.program;

import java.util.Random;

/** Writes the patterns of {@code case}; no name is captured twice, and only the last alternative matches anything. */
final class Patterns {
    private static final String[] VALUES = {
        "0", "-1", "1.5", "-2 + 3j", "'text'", "b'bytes'", "None", "True", "False", "a.b", "x.y.z", "'a' 'b'"
    };

    private final Random random;
    private final ProgramWriter out;
    private int captures;

    Patterns(Random random, ProgramWriter out) {
        this.random = random;
        this.out = out;
    }

    /** One that can fail to match, to stand in any case. */
    void refutable(int depth) {
        captures = 0;
        write(depth, true);
    }

    private void write(int depth, boolean mayCapture) {
        switch (random.nextInt(depth > 0 ? 9 : 3)) {
            case 0, 1, 2 -> out.token(VALUES[random.nextInt(VALUES.length)]);
            case 3, 4 -> sequence(depth - 1, mayCapture);
            case 5 -> mapping(depth - 1, mayCapture);
            case 6 -> classPattern(depth - 1, mayCapture);
            case 7 -> alternatives(depth - 1, mayCapture);
            default -> {
                out.token("(");
                write(depth - 1, mayCapture);
                if (mayCapture) {
                    out.tokens("as", capture());
                }
                out.token(")");
            }
        }
    }

    private String capture() {
        return "m" + captures++;
    }

    /** A part of a pattern, which may match anything. */
    private void part(int depth, boolean mayCapture) {
        switch (random.nextInt(4)) {
            case 0 -> out.token("_");
            case 1 -> out.token(mayCapture ? capture() : "_");
            default -> write(depth, mayCapture);
        }
    }

    private void sequence(int depth, boolean mayCapture) {
        boolean list = random.nextBoolean();
        int size = random.nextInt(4);
        int starred = random.nextInt(3) == 0 && size > 0 ? random.nextInt(size) : -1;
        out.token(list ? "[" : "(");
        for (int i = 0; i < size; i++) {
            if (i == starred) {
                out.tokens("*", mayCapture && random.nextBoolean() ? capture() : "_");
            } else {
                part(depth, mayCapture);
            }
            out.token(",");
        }
        out.token(list ? "]" : ")");
    }

    private void mapping(int depth, boolean mayCapture) {
        out.token("{");
        for (int i = random.nextInt(4); i > 0; i--) {
            out.tokens(random.nextInt(4) == 0 ? "a.b" : "'key" + i + "'", ":");
            part(depth, mayCapture);
            out.token(",");
        }
        if (mayCapture && random.nextInt(3) == 0) {
            out.tokens("**", capture());
        }
        out.token("}");
    }

    private void classPattern(int depth, boolean mayCapture) {
        out.tokens(random.nextBoolean() ? "Cls" : "mod.Cls", "(");
        for (int i = random.nextInt(3); i > 0; i--) {
            part(depth, mayCapture);
            out.token(",");
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            out.tokens("key" + i, "=");
            part(depth, mayCapture);
            out.token(",");
        }
        out.token(")");
    }

    /** Alternatives without captures, or all with the same two, in another order each time. */
    private void alternatives(int depth, boolean mayCapture) {
        out.token("(");
        if (mayCapture && random.nextBoolean()) {
            String a = capture();
            String b = capture();
            out.tokens("[", a, ",", b, "]", "|", "{", "'k'", ":", b, ",", "'j'", ":", a, "}");
            out.tokens("|", "Cls", "(", b, ",", "key", "=", "[", "0", ",", a, "]", ")");
        } else {
            write(depth, false);
            for (int i = random.nextInt(3); i >= 0; i--) {
                out.token("|");
                write(depth, false);
            }
        }
        out.token(")");
    }
}
