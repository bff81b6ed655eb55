package dev.caretline.tests.compiler.program;

import java.util.List;
import java.util.Random;

/** Writes statements that hold others. */
final class CompoundStatements {
    private static final int MAX_BLOCKS = 15;

    private final Random random;
    private final ProgramWriter out;
    private final Names names;
    private final Expressions expressions;
    private final Statements statements;

    CompoundStatements(Random random, ProgramWriter out, Names names, Expressions expressions, Statements statements) {
        this.random = random;
        this.out = out;
        this.names = names;
        this.expressions = expressions;
        this.statements = statements;
    }

    void write(Scope scope, int depth) {
        if (scope.blocks >= MAX_BLOCKS) {
            ifStatement(scope, depth);
            return;
        }
        switch (random.nextInt(13)) {
            case 0, 1, 2 -> ifStatement(scope, depth);
            case 3 -> whileStatement(scope, depth);
            case 4, 5 -> forStatement(scope, depth);
            case 6, 7 -> tryStatement(scope, depth);
            case 8 -> with(scope, depth);
            case 9 -> match(scope, depth);
            case 10, 11 -> function(scope, depth);
            default -> classDefinition(scope, depth);
        }
    }

    /** A colon and what belongs to it: mostly lines of their own, sometimes simple statements on the same line. */
    private void suite(Scope scope, int depth) {
        out.token(":");
        if (random.nextInt(8) == 0) {
            statements.simple(scope, 2);
            out.newLine();
            return;
        }
        int column = out.indentation();
        out.indent();
        statements.body(scope, depth, statements.size());
        out.dedentTo(column);
    }

    private void ifStatement(Scope scope, int depth) {
        out.token("if");
        condition(scope);
        suite(scope, depth);
        while (random.nextInt(3) == 0) {
            out.token("elif");
            condition(scope);
            suite(scope, depth);
        }
        if (random.nextInt(3) == 0) {
            out.token("else");
            suite(scope, depth);
        }
    }

    private void condition(Scope scope) {
        switch (random.nextInt(8)) {
            case 0 -> out.token(new String[] {"0", "1", "None", "True", "__debug__", "''"}[random.nextInt(6)]);
            case 1 -> {
                out.token("not");
                expressions.write(scope, 2);
            }
            default -> expressions.write(scope, 3);
        }
    }

    private void whileStatement(Scope scope, int depth) {
        out.token("while");
        condition(scope);
        suite(scope.loop(), depth);
        loopElse(scope, depth);
    }

    private void loopElse(Scope scope, int depth) {
        if (random.nextInt(4) == 0) {
            out.token("else");
            suite(scope, depth);
        }
    }

    private void forStatement(Scope scope, int depth) {
        if (scope.mayAwait() && random.nextInt(3) == 0) {
            out.token("async");
        }
        out.token("for");
        if (random.nextInt(3) == 0) {
            expressions.unpacking(scope, 1);
        } else {
            expressions.target(scope, 1, true);
        }
        out.token("in");
        expressions.write(scope, 2);
        if (random.nextInt(5) == 0) {
            out.tokens(",", "*", "rest");
        }
        suite(scope.loop(), depth);
        loopElse(scope, depth);
    }

    private void tryStatement(Scope scope, int depth) {
        out.token("try");
        suite(scope.block(), depth);
        boolean star = random.nextInt(5) == 0;
        int handlers = random.nextInt(3);
        for (int i = 0; i < handlers; i++) {
            out.token("except");
            if (star) {
                out.token("*");
            }
            if (star || i < handlers - 1 || random.nextBoolean()) {
                expressions.write(scope, 1);
                if (random.nextBoolean()) {
                    out.tokens("as", "error");
                }
            }
            suite(star ? scope.exceptStar() : scope.block().block(), depth);
        }
        if (handlers > 0 && random.nextInt(3) == 0) {
            out.token("else");
            suite(scope.block(), depth);
        }
        if (handlers == 0 || random.nextInt(3) == 0) {
            out.token("finally");
            suite(scope.block().block(), depth);
        }
    }

    private void with(Scope scope, int depth) {
        if (scope.mayAwait() && random.nextInt(3) == 0) {
            out.token("async");
        }
        out.token("with");
        boolean parenthesised = random.nextInt(3) == 0;
        if (parenthesised) {
            out.token("(");
        }
        int items = 1 + random.nextInt(3);
        Scope inner = scope;
        for (int i = 0; i < items; i++) {
            if (i > 0) {
                out.token(",");
            }
            expressions.call(scope, 1);
            if (random.nextBoolean()) {
                out.token("as");
                expressions.target(scope, 1, true);
            }
            inner = inner.block();
        }
        if (parenthesised) {
            out.token(")");
        }
        suite(inner, depth);
    }

    private void match(Scope scope, int depth) {
        out.tokens("match", names.variable());
        if (random.nextInt(3) == 0) {
            out.token(",");
        }
        out.token(":");
        int column = out.indentation();
        out.indent();
        Patterns patterns = new Patterns(random, out);
        for (int i = random.nextInt(4); i >= 0; i--) {
            out.token("case");
            boolean last = i == 0;
            if (random.nextInt(5) == 0) {
                out.token(random.nextBoolean() ? "_" : "whole");
                guard(scope, !last || random.nextBoolean());
            } else {
                patterns.refutable(3);
                guard(scope, random.nextInt(3) == 0);
            }
            suite(scope, depth);
        }
        out.dedentTo(column);
    }

    private void guard(Scope scope, boolean present) {
        if (present) {
            out.token("if");
            expressions.write(scope, 2);
        }
    }

    private void decorators(Scope scope) {
        while (random.nextInt(4) == 0) {
            out.token("@");
            expressions.call(scope, 1);
            out.newLine();
        }
    }

    private void function(Scope scope, int depth) {
        decorators(scope);
        boolean async = random.nextInt(4) == 0;
        if (async) {
            out.token("async");
        }
        out.tokens(
                "def", random.nextInt(5) == 0 ? names.variable().replace("__class__", "klass") : names.fresh("f"), "(");
        List<String> parameters = new Parameters(random, out, names, expressions).write(scope, 2, true);
        out.token(")");
        if (random.nextInt(4) == 0) {
            out.token("->");
            expressions.write(scope.withoutYield().withoutAssignment(), 1);
        }
        Scope inner = scope.inner(Scope.Kind.FUNCTION, async, random.nextInt(4) == 0, parameters);
        out.token(":");
        int column = out.indentation();
        out.indent();
        docstring();
        statements.declarations(inner, parameters);
        statements.useOfOuter(inner);
        statements.body(inner, depth, statements.size());
        out.dedentTo(column);
    }

    private void docstring() {
        if (random.nextInt(4) == 0) {
            out.token(random.nextBoolean() ? "'''doc\n   é'''" : "'a' 'b'");
            out.endStatement(true);
        } else if (random.nextInt(20) == 0) {
            out.tokens("'a'", "+", "'b'");
            out.endStatement(true);
        }
    }

    private void classDefinition(Scope scope, int depth) {
        decorators(scope);
        out.tokens("class", random.nextInt(4) == 0 ? "_" + names.fresh("C") : names.fresh("C"));
        if (random.nextBoolean()) {
            out.token("(");
            expressions.arguments(scope, 1);
            out.token(")");
        }
        Scope inner = scope.inner(Scope.Kind.CLASS, false, false, List.of());
        out.token(":");
        int column = out.indentation();
        out.indent();
        docstring();
        statements.declarations(inner, List.of());
        statements.body(inner, depth, statements.size());
        out.dedentTo(column);
    }
}
