package dev.caretline.compiler.instrument;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Operator;
import dev.caretline.grammar.source.SourceRange;

/**
 * What woven code can be made of: the instructions that taps and probes need, whatever they are called in the CPython
 * that is compiled for. Valid only during the call it is passed to.
 *
 * <p>Positions on the value stack are counted from the top, which is 1.
 */
public interface WovenCode {
    /** The number of a tap for a range; the same again for the same role and range. */
    int tap(String role, SourceRange range);

    /** The number of a probe for a range; the same again for the same role and range. */
    int probe(String role, SourceRange range);

    /** How many values are on the stack, from the start of the scope on: the position of the lowest one. */
    int depth();

    /**
     * Declares that values stay on the stack beyond the woven code; what the surrounding code pushes comes on top of them.
     */
    void keep(int count);

    /** Declares that as many of the {@linkplain #keep kept} values have been taken off the stack. */
    void release(int count);

    /** How many values are {@linkplain #keep kept} in the innermost statement. */
    int kept();

    /**
     * Keeps a copy of the top of the stack, below all that the surrounding code has pushed for the statement and above what
     * is kept already. It takes as many exchanges as there are values in between.
     */
    void keepCopy();

    /** As {@link #keepCopy}, of a constant. */
    void keepConstant(ConstantValue value);

    /** As {@link #keepCopy}, of a variable of which {@link #livesInFrame} is true, and which is bound. */
    void keepVariable(String name);

    /**
     * Puts a copy of the top of the stack in the place of a kept value, which is dropped.
     *
     * @param index which of the kept values of the innermost statement, from 0 for the lowest
     */
    void replaceKept(int index);

    /** Pushes what is at a position, which must not be a null. */
    void copy(int position);

    /** Exchanges the top and what is at a position. */
    void swap(int position);

    /** Pops a value. */
    void pop();

    /** Pops some values. */
    default void pop(int count) {
        for (int i = 0; i < count; i++) {
            pop();
        }
    }

    /** Pushes a constant: a plain value, or a placeholder that whoever loads the code object replaces. */
    void loadConstant(ConstantValue value);

    /**
     * Adds a constant that no instruction has to load, for whoever reads the code object. It is kept if one that comes later is
     * loaded.
     */
    void addConstant(ConstantValue value);

    /** Pushes a global or builtin variable; the name is not mangled. */
    void loadGlobal(String name);

    /**
     * Whether a variable, by its name in the source, lives in the frame of this scope and nowhere else, so that only
     * assignments of this scope change it.
     */
    boolean livesInFrame(String name);

    /** Pushes a variable of which {@link #livesInFrame} is true, and which is bound. */
    void loadVariable(String name);

    /** Pushes what a module, by its full name, has under a name; the module is imported as the program would do it. */
    void importFrom(String module, String name);

    /** The hidden local variable of this scope with a name, which is added if it is new. */
    HiddenLocal hiddenLocal(String name);

    /**
     * A local variable of this scope that neither {@code locals()} nor {@code f_locals} shows. A function can have many, a
     * module or a class body one.
     *
     * @param number 0-based
     */
    HiddenLocal invisibleLocal(int number);

    void load(HiddenLocal variable);

    void store(HiddenLocal variable);

    /** Makes a variable unbound, whether or not it was bound. */
    void clear(HiddenLocal variable);

    /** Replaces the topmost values by a tuple of them. */
    void buildTuple(int count);

    /** Replaces the topmost values by a list of them. */
    void buildList(int count);

    /** Pops an index, a container and a value, in this order, and stores the value in the container. */
    void storeItem();

    /** Replaces the two topmost values by the result of a binary operation. */
    void binaryOperation(Operator operator);

    /** Comes before the callable and the arguments of a {@link #call} are pushed. */
    void beginCall();

    /** Calls with positional arguments: replaces the callable and its arguments by the result. */
    void call(int arguments);

    /**
     * Runs code that leaves one more value on the stack. If it raises, the exception is forgotten and a constant is left in
     * place of the value.
     */
    void guard(Weft body, ConstantValue otherwise);

    /**
     * Lets the code that follows have no location of its own, but that of what runs before it, or of what runs after it
     * where several ways lead to it, so that a trace function is told of the same lines as without it.
     */
    void unlocated();

    /** Lets the code that follows have no location of its own, but that of what runs after it. */
    void leading();

    /** An instruction that does nothing, takes one code unit and is never optimised away. */
    void nop();

    /** A place in the woven code that can be jumped to, not yet set. */
    Label newLabel();

    /** Sets a label here; once per label. Every way to it must have the same depth. */
    void set(Label label);

    /** Goes on at a label. */
    void jump(Label label);

    /** Pops a value, and goes on at a label if it is None. */
    void jumpIfNone(Label label);

    /**
     * Pushes the next item of the iterator on top of the stack; if there is none, pops the iterator and goes on at a label.
     */
    void nextItem(Label exhausted);

    /**
     * Does something that may raise: what it raises is dropped if it is of a certain class, and goes on otherwise.
     *
     * @param action code that leaves the stack as it found it
     * @param tolerated a placeholder that is the class when the code runs
     */
    void attempt(Weft action, ConstantValue tolerated);

    /** A place in the woven code. */
    interface Label {}
}
