package dev.caretline.tests.compiler.program;

import java.util.ArrayList;
import java.util.List;

/** What is allowed where a statement or expression stands. Copies differ in what a block or an expression changes. */
final class Scope {
    enum Kind {
        MODULE,
        CLASS,
        FUNCTION,
        LAMBDA
    }

    final Kind kind;
    final List<Scope> outer;
    final boolean async;
    /** A function that may hold {@code yield}; decided beforehand, as it decides on {@code return} with a value. */
    final boolean generator;

    /** Names bound by parameters, which an inner function may declare nonlocal. */
    final List<String> parameters;

    boolean inLoop;
    /** In {@code except*}, which {@code break}, {@code continue} and {@code return} must not leave. */
    boolean mayNotReturn;
    /** In a comprehension, a default or an annotation: no {@code yield}. */
    boolean mayNotYield;
    /** In a comprehension's iterable or a class's comprehension: no assignment expression. */
    boolean mayNotAssign;
    /** How many blocks that need a handler or a loop are around; CPython allows 20. */
    int blocks;

    Scope(Kind kind, List<Scope> outer, boolean async, boolean generator, List<String> parameters) {
        this.kind = kind;
        this.outer = outer;
        this.async = async;
        this.generator = generator;
        this.parameters = parameters;
    }

    static Scope module() {
        return new Scope(Kind.MODULE, List.of(), false, false, List.of());
    }

    Scope inner(Kind innerKind, boolean innerAsync, boolean innerGenerator, List<String> innerParameters) {
        List<Scope> around = new ArrayList<>(outer);
        around.add(this);
        Scope inner = new Scope(innerKind, around, innerAsync, innerGenerator, innerParameters);
        inner.mayNotAssign = innerKind == Kind.LAMBDA && mayNotAssign;
        return inner;
    }

    Scope copy() {
        Scope copy = new Scope(kind, outer, async, generator, parameters);
        copy.inLoop = inLoop;
        copy.mayNotReturn = mayNotReturn;
        copy.mayNotYield = mayNotYield;
        copy.mayNotAssign = mayNotAssign;
        copy.blocks = blocks;
        return copy;
    }

    Scope loop() {
        Scope copy = copy();
        copy.inLoop = true;
        copy.blocks++;
        return copy;
    }

    Scope block() {
        Scope copy = copy();
        copy.blocks++;
        return copy;
    }

    Scope exceptStar() {
        Scope copy = block();
        copy.inLoop = false;
        copy.mayNotReturn = true;
        return copy;
    }

    Scope withoutYield() {
        Scope copy = copy();
        copy.mayNotYield = true;
        return copy;
    }

    Scope withoutAssignment() {
        Scope copy = copy();
        copy.mayNotAssign = true;
        return copy;
    }

    /** Of the element and the conditions of a comprehension. */
    Scope comprehension() {
        Scope copy = withoutYield();
        copy.mayNotAssign |= kind == Kind.CLASS;
        return copy;
    }

    boolean isFunction() {
        return kind == Kind.FUNCTION;
    }

    boolean mayYield() {
        return generator && !mayNotYield;
    }

    boolean mayAwait() {
        return async && !mayNotYield;
    }

    boolean mayReturn() {
        return isFunction() && !mayNotReturn;
    }

    /** Parameters of the functions around that {@code nonlocal} finds, whatever classes are between. */
    List<String> nonlocals() {
        List<String> names = new ArrayList<>();
        for (Scope scope : outer) {
            if (scope.isFunction()) {
                scope.parameters.stream().filter(p -> !p.startsWith("__")).forEach(names::add);
            }
        }
        return names;
    }
}
