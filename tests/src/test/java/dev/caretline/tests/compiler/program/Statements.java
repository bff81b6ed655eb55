package dev.caretline.tests.compiler.program;

import java.util.List;
import java.util.Random;

/** Writes simple statements; {@link CompoundStatements} writes the others. */
final class Statements {
    private static final String[] AUGMENTED = {
        "+=", "-=", "*=", "/=", "//=", "%=", "@=", "**=", "<<=", ">>=", "&=", "|=", "^="
    };

    private final Random random;
    private final ProgramWriter out;
    private final Names names;
    private final Literals literals;
    private final Expressions expressions;
    private final CompoundStatements compound;

    Statements(Random random, ProgramWriter out, Names names, Literals literals, Expressions expressions) {
        this.random = random;
        this.out = out;
        this.names = names;
        this.literals = literals;
        this.expressions = expressions;
        compound = new CompoundStatements(random, out, names, expressions, this);
    }

    /** Several statements, at least one. */
    void body(Scope scope, int depth, int count) {
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            if (depth > 0 && out.isAtLineStart() && random.nextInt(3) == 0) {
                compound.write(scope, depth - 1);
            } else {
                simple(scope, 3);
                out.endStatement(!last);
            }
        }
    }

    int size() {
        return 1 + random.nextInt(4);
    }

    void simple(Scope scope, int depth) {
        switch (random.nextInt(18)) {
            case 0, 1, 2 -> expressions.write(scope, depth);
            case 3, 4 -> assignment(scope, depth);
            case 5 -> augmentedAssignment(scope, depth);
            case 6 -> annotatedAssignment(scope, depth);
            case 7 -> delete(scope);
            case 8 -> out.token("pass");
            case 9 -> assertion(scope, depth);
            case 10 -> raise(scope, depth);
            case 11 -> imports();
            case 12 -> loopExit(scope);
            case 13, 14 -> returnOrYield(scope, depth);
            case 15 -> out.token(literals.any());
            default -> expressions.call(scope, depth);
        }
    }

    private void assignment(Scope scope, int depth) {
        for (int i = random.nextInt(4) == 0 ? 1 : 0; i >= 0; i--) {
            if (random.nextInt(4) == 0) {
                expressions.unpacking(scope, 2);
            } else {
                expressions.target(scope, 2, true);
            }
            out.token("=");
        }
        if (random.nextInt(4) == 0) {
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                expressions.write(scope, depth - 1);
                out.token(",");
            }
        } else {
            expressions.write(scope, depth);
        }
    }

    private void augmentedAssignment(Scope scope, int depth) {
        expressions.target(scope, 0, false);
        out.token(AUGMENTED[random.nextInt(AUGMENTED.length)]);
        expressions.write(scope, depth);
    }

    private void annotatedAssignment(Scope scope, int depth) {
        switch (random.nextInt(4)) {
            case 0 -> out.tokens("(", names.annotated(), ")");
            case 1 -> {
                // Neither a star in the brackets nor parentheses before them are allowed in this place.
                out.tokens(names.variable(), "[");
                expressions.write(scope, 1);
                out.token("]");
            }
            default -> out.token(names.annotated());
        }
        out.token(":");
        expressions.write(scope.withoutYield().withoutAssignment(), 2);
        if (random.nextBoolean()) {
            out.token("=");
            expressions.write(scope, depth);
        }
    }

    private void delete(Scope scope) {
        out.token("del");
        expressions.target(scope, 0, false);
        if (random.nextInt(4) == 0) {
            out.tokens(",", "(", "d0", ",", "[", "d1", "]", ")");
        }
    }

    private void assertion(Scope scope, int depth) {
        out.token("assert");
        expressions.write(scope, depth);
        if (random.nextBoolean()) {
            out.token(",");
            expressions.write(scope, depth);
        }
    }

    private void raise(Scope scope, int depth) {
        out.token("raise");
        if (random.nextInt(4) > 0) {
            expressions.write(scope, depth);
            if (random.nextInt(3) == 0) {
                out.token("from");
                expressions.write(scope, depth);
            }
        }
    }

    private void imports() {
        switch (random.nextInt(4)) {
            case 0 -> out.tokens("import", names.module());
            case 1 ->
                out.tokens("import", names.module(), "as", names.variable().replace("__class__", "klass"));
            case 2 -> out.tokens("from", names.module(), "import", "(", "aa", ",", "bb", "as", "cc", ",", ")");
            default -> out.tokens("from", ".".repeat(1 + random.nextInt(4)), "import", "sibling");
        }
    }

    private void loopExit(Scope scope) {
        out.token(scope.inLoop ? random.nextBoolean() ? "break" : "continue" : "pass");
    }

    private void returnOrYield(Scope scope, int depth) {
        if (scope.mayYield() && random.nextInt(3) > 0) {
            expressions.suspending(scope, depth);
        } else if (scope.mayReturn()) {
            out.token("return");
            boolean mayHaveValue = !(scope.async && scope.generator);
            if (mayHaveValue && random.nextInt(3) > 0) {
                expressions.write(scope, depth);
            }
        } else {
            expressions.write(scope, depth);
        }
    }

    /** Declarations at the start of a function or class, of names that are not used before. */
    void declarations(Scope scope, List<String> parameters) {
        if (scope.kind != Scope.Kind.MODULE && random.nextInt(4) == 0) {
            out.tokens("global", names.fresh("g"), ",", "g0");
            out.endStatement(true);
        }
        List<String> nonlocals = scope.nonlocals();
        nonlocals.removeAll(parameters);
        if (!nonlocals.isEmpty() && random.nextInt(3) == 0) {
            String name = nonlocals.get(random.nextInt(nonlocals.size()));
            out.tokens("nonlocal", name);
            out.endStatement(false);
            out.tokens(name, "=");
            expressions.write(scope, 1);
            out.endStatement(false);
        }
    }

    /** A name of a parameter around, so that there are cells and free variables. */
    void useOfOuter(Scope scope) {
        List<String> outer = scope.nonlocals();
        if (!outer.isEmpty() && random.nextBoolean()) {
            out.token(outer.get(random.nextInt(outer.size())));
            out.endStatement(true);
        }
    }
}
