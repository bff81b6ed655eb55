package dev.caretline.tests.compiler.program;

import java.util.Random;

/** Writes expressions. Those that need them bring their own parentheses, so any can stand where an atom can. */
final class Expressions {
    private static final String[] BINARY = {"+", "-", "*", "/", "//", "%", "@", "**", "<<", ">>", "&", "|", "^"};
    private static final String[] UNARY = {"-", "+", "~", "not"};
    private static final String[] COMPARISONS = {"==", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "not in"};

    private final Random random;
    private final ProgramWriter out;
    private final Names names;
    private final Literals literals;
    private final FormattedStrings formatted;

    Expressions(Random random, ProgramWriter out, Names names, Literals literals) {
        this.random = random;
        this.out = out;
        this.names = names;
        this.literals = literals;
        formatted = new FormattedStrings(random, names, literals);
    }

    /** An expression that fits in one atom. */
    void write(Scope scope, int depth) {
        if (depth <= 0) {
            atom();
            return;
        }
        switch (random.nextInt(24)) {
            case 0, 1, 2 -> atom();
            case 3, 4 -> parenthesised(() -> binary(scope, depth - 1));
            case 5 ->
                parenthesised(() -> {
                    out.token(UNARY[random.nextInt(UNARY.length)]);
                    write(scope, depth - 1);
                });
            case 6, 7 -> parenthesised(() -> bool(scope, depth - 1));
            case 8, 9 -> parenthesised(() -> comparison(scope, depth - 1));
            case 10 -> parenthesised(() -> conditional(scope, depth - 1));
            case 11, 12, 13 -> call(scope, depth - 1);
            case 14 -> attribute(scope, depth - 1);
            case 15 -> subscript(scope, depth - 1);
            case 16, 17 -> display(scope, depth - 1);
            case 18 -> comprehension(scope, depth - 1);
            case 19 -> parenthesised(() -> lambda(scope, depth - 1));
            case 20 -> out.token(formatted.write(2));
            case 21 -> parenthesised(() -> suspending(scope, depth - 1));
            case 22 -> parenthesised(() -> walrus(scope, depth - 1));
            default -> parenthesised(() -> constantExpression(depth - 1));
        }
    }

    private void parenthesised(Runnable inside) {
        out.token("(");
        inside.run();
        out.token(")");
    }

    private void atom() {
        out.token(random.nextInt(5) < 3 ? names.variable() : literals.any());
    }

    private void binary(Scope scope, int depth) {
        write(scope, depth);
        for (int i = random.nextInt(3); i >= 0; i--) {
            out.token(BINARY[random.nextInt(BINARY.length)]);
            write(scope, depth);
        }
    }

    private void bool(Scope scope, int depth) {
        String operator = random.nextBoolean() ? "and" : "or";
        write(scope, depth);
        for (int i = random.nextInt(3); i >= 0; i--) {
            out.token(operator);
            write(scope, depth);
        }
    }

    private void comparison(Scope scope, int depth) {
        write(scope, depth);
        for (int i = random.nextInt(4) == 0 ? random.nextInt(3) : 0; i >= 0; i--) {
            String operator = COMPARISONS[random.nextInt(COMPARISONS.length)];
            out.tokens(operator.split(" "));
            if (operator.endsWith("in") && random.nextInt(3) == 0) {
                constantDisplay();
            } else if (random.nextInt(6) == 0) {
                out.token("None");
            } else {
                write(scope, depth);
            }
        }
    }

    private void conditional(Scope scope, int depth) {
        write(scope, depth);
        out.token("if");
        write(scope, depth);
        out.token("else");
        write(scope, depth);
    }

    void call(Scope scope, int depth) {
        switch (random.nextInt(3)) {
            case 0 -> out.token(names.variable());
            case 1 -> attribute(scope, depth);
            default -> write(scope, depth);
        }
        out.token("(");
        if (random.nextInt(10) == 0) {
            comprehensionBody(scope, depth, () -> write(scope.comprehension(), depth));
        } else {
            arguments(scope, depth);
        }
        out.token(")");
    }

    /** Positional and starred arguments, then keywords among which starred ones may stand, then unpacked dicts. */
    void arguments(Scope scope, int depth) {
        int positional = random.nextInt(120) == 0 ? 40 : random.nextInt(4);
        for (int i = 0; i < positional; i++) {
            out.tokens(random.nextInt(12) == 0 ? new String[] {"*"} : new String[0]);
            write(scope, depth);
            out.token(",");
        }
        int keywords = random.nextInt(4) > 0 ? 0 : random.nextInt(80) == 0 ? 35 : random.nextInt(4);
        boolean unpacked = false;
        for (int i = 0; i < keywords; i++) {
            if (random.nextInt(10) == 0) {
                out.token("**");
                unpacked = true;
            } else if (!unpacked && random.nextInt(12) == 0) {
                out.token("*");
            } else {
                out.tokens(names.fresh("key"), "=");
            }
            write(scope, depth);
            out.token(",");
        }
    }

    private void attribute(Scope scope, int depth) {
        write(scope, depth);
        out.tokens(".", names.attribute());
    }

    void subscript(Scope scope, int depth) {
        write(scope, depth);
        out.token("[");
        int dimensions = random.nextInt(5) == 0 ? 2 : 1;
        for (int i = 0; i < dimensions; i++) {
            if (random.nextInt(3) == 0) {
                slice(scope, depth);
            } else {
                out.tokens(random.nextInt(20) == 0 ? new String[] {"*"} : new String[0]);
                write(scope, depth);
            }
            if (dimensions > 1) {
                out.token(",");
            }
        }
        out.token("]");
    }

    private void slice(Scope scope, int depth) {
        if (random.nextBoolean()) {
            write(scope, depth);
        }
        out.token(":");
        if (random.nextBoolean()) {
            write(scope, depth);
        }
        if (random.nextInt(3) == 0) {
            out.token(":");
            if (random.nextBoolean()) {
                write(scope, depth);
            }
        }
    }

    private void display(Scope scope, int depth) {
        if (random.nextInt(4) == 0) {
            constantDisplay();
        } else if (random.nextInt(3) == 0) {
            dict(scope, depth);
        } else {
            String brackets = new String[] {"()", "[]", "{}"}[random.nextInt(3)];
            int size = random.nextInt(150) == 0 ? 29 + random.nextInt(4) : random.nextInt(5);
            sequence(scope, depth, brackets, brackets.equals("{}") ? Math.max(1, size) : size);
        }
    }

    private void sequence(Scope scope, int depth, String brackets, int size) {
        out.token(brackets.substring(0, 1));
        for (int i = 0; i < size; i++) {
            out.tokens(random.nextInt(10) == 0 ? new String[] {"*"} : new String[0]);
            write(scope, depth);
            out.token(",");
        }
        out.token(brackets.substring(1));
    }

    private void dict(Scope scope, int depth) {
        out.token("{");
        int size = random.nextInt(60) == 0 ? 15 + random.nextInt(40) : random.nextInt(5);
        boolean constantKeys = random.nextBoolean();
        for (int i = 0; i < size; i++) {
            if (random.nextInt(12) == 0) {
                out.token("**");
            } else {
                if (constantKeys) {
                    out.token(literals.any());
                } else {
                    write(scope, depth);
                }
                out.token(":");
            }
            write(scope, depth);
            out.token(",");
        }
        out.token("}");
    }

    /** Constants that folding turns into a tuple, or displays make of one. */
    private void constantDisplay() {
        String brackets = new String[] {"()", "[]", "{}"}[random.nextInt(3)];
        out.token(brackets.substring(0, 1));
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            out.tokens(literals.any(), ",");
        }
        out.token(brackets.substring(1));
    }

    /** Operators on literals, for the constant folder; many do not fold, or raise when they would. */
    private void constantExpression(int depth) {
        if (depth <= 0) {
            out.token(literals.any());
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> {
                out.token(UNARY[random.nextInt(UNARY.length)]);
                parenthesised(() -> constantExpression(depth - 1));
            }
            case 1 -> {
                constantDisplay();
                out.tokens("[", literals.small(), "]");
            }
            case 2 -> {
                out.tokens(literals.string(), "%");
                parenthesised(() -> {
                    out.tokens(names.variable(), ",");
                    out.token(literals.any());
                });
            }
            default -> {
                parenthesised(() -> constantExpression(depth - 1));
                out.tokens(BINARY[random.nextInt(BINARY.length)], literals.small());
            }
        }
    }

    private void comprehension(Scope scope, int depth) {
        String brackets = new String[] {"()", "[]", "{}"}[random.nextInt(3)];
        boolean dict = brackets.equals("{}") && random.nextBoolean();
        out.token(brackets.substring(0, 1));
        comprehensionBody(scope, depth, () -> {
            write(scope.comprehension(), depth);
            if (dict) {
                out.token(":");
                write(scope.comprehension(), depth);
            }
        });
        out.token(brackets.substring(1));
    }

    private void comprehensionBody(Scope scope, int depth, Runnable element) {
        element.run();
        Scope inner = scope.comprehension();
        Scope iterables = scope.withoutYield().withoutAssignment();
        for (int i = random.nextInt(4) == 0 ? 1 : 0; i >= 0; i--) {
            if (scope.mayAwait() && random.nextInt(3) == 0) {
                out.token("async");
            }
            out.tokens("for", names.comprehensionTarget());
            if (random.nextInt(4) == 0) {
                out.tokens(",", "*", names.comprehensionTarget());
            }
            out.token("in");
            if (random.nextInt(5) == 0) {
                out.token("[");
                write(iterables, depth - 1);
                out.token("]");
            } else {
                write(iterables, depth - 1);
            }
            for (int j = random.nextInt(3) == 0 ? 1 : 0; j > 0; j--) {
                out.token("if");
                write(inner, depth - 1);
            }
        }
    }

    private void lambda(Scope scope, int depth) {
        Scope inner = scope.inner(Scope.Kind.LAMBDA, false, random.nextInt(6) == 0, java.util.List.of());
        out.token("lambda");
        if (random.nextBoolean()) {
            new Parameters(random, out, names, this).write(scope, depth, false);
        }
        out.token(":");
        write(inner, depth);
    }

    /** An {@code await} or {@code yield} where that is allowed. */
    void suspending(Scope scope, int depth) {
        if (scope.mayAwait() && random.nextBoolean()) {
            out.token("await");
            write(scope, depth);
        } else if (scope.mayYield()) {
            out.token("yield");
            if (!scope.async && random.nextInt(3) == 0) {
                out.token("from");
                write(scope, depth);
            } else if (random.nextInt(4) > 0) {
                write(scope, depth);
            }
        } else {
            write(scope, depth);
        }
    }

    private void walrus(Scope scope, int depth) {
        if (!scope.mayNotAssign) {
            out.tokens(names.walrusTarget(), ":=");
        }
        write(scope, depth);
    }

    /** Something to assign to or delete, without a star. */
    void target(Scope scope, int depth, boolean mayUnpack) {
        switch (random.nextInt(mayUnpack && depth > 0 ? 6 : 4)) {
            case 0, 1 -> out.token(names.variable().replace("__class__", "klass"));
            case 2 -> attribute(scope, 1);
            case 3 -> subscript(scope, 1);
            default -> {
                boolean list = random.nextBoolean();
                out.token(list ? "[" : "(");
                unpacking(scope, depth - 1);
                out.token(list ? "]" : ")");
            }
        }
    }

    /** Targets with commas, at most one with a star. */
    void unpacking(Scope scope, int depth) {
        int count = 1 + random.nextInt(4);
        int starred = random.nextInt(3) == 0 ? random.nextInt(count) : -1;
        for (int i = 0; i < count; i++) {
            if (i == starred) {
                out.token("*");
            }
            target(scope, depth, true);
            out.token(",");
        }
    }
}
