package dev.caretline.compiler.flowgraph;

import dev.caretline.locations.code.LocalKinds;
import java.util.Collections;
import java.util.List;

/**
 * Slots of a frame that woven code has to itself, and that {@code locals()} and {@code f_locals} do not show. CPython 3.11
 * copies the slots of a frame, in their order and by their names, into a dictionary
 * ({@code PyFrame_FastToLocalsWithError}); three ways around that, by the kind of scope:
 *
 * <ul>
 *   <li>In a function all of them, and one more that is never bound, have the same name: being the last, the unbound one
 *       takes the name out of the dictionary again.
 *   <li>In a class body the dictionary may be an object of the program's. There a free variable is not copied; the closure
 *       has no cell for ours, and its slot is behind those that {@code COPY_FREE_VARS} fills.
 *   <li>In a module a free variable would be refused by {@code exec}. A local that has the bit of a free variable as well
 *       counts as a local and is not copied. {@code co_freevars} writes it to the place behind the names that it counted,
 *       which there is in the empty tuple, for one: a module has at most one.
 * </ul>
 */
public record InvisibleLocals(Place place, int count) {
    /** The kinds of scopes, as far as they differ here. */
    public enum Place {
        FUNCTION,
        CLASS,
        MODULE
    }

    /** Of a scope without any. */
    public static final InvisibleLocals NONE = new InvisibleLocals(Place.FUNCTION, 0);

    private static final String NAME = ".v";
    /** Tells the numbers of invisible locals from those of others, until it is known how many others there are. */
    private static final int FIRST_OPERAND = 1 << 24;

    public InvisibleLocals {
        if (place != Place.FUNCTION && count > 1) {
            throw new IllegalArgumentException("a scope without fast locals has one invisible local, not " + count);
        }
    }

    /** What an instruction has as its argument until the slots are laid out; the number is 0-based. */
    public static int operand(int number) {
        return FIRST_OPERAND + number;
    }

    /** The names of free variables that a closure has cells for. */
    public static List<String> without(List<String> freevars) {
        return freevars.contains(NAME)
                ? freevars.stream().filter(name -> !name.equals(NAME)).toList()
                : freevars;
    }

    static boolean isOne(int operand) {
        return operand >= FIRST_OPERAND;
    }

    static boolean isName(String name) {
        return name.equals(NAME);
    }

    static int number(int operand) {
        return operand - FIRST_OPERAND;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Whether they come at the end of the local variables, not behind the free ones. */
    boolean areLocals() {
        return place != Place.CLASS;
    }

    /** One of each slot. */
    List<String> names() {
        int unbound = place == Place.FUNCTION && count > 0 ? 1 : 0;
        return Collections.nCopies(count + unbound, NAME);
    }

    int kind() {
        return switch (place) {
            case FUNCTION -> LocalKinds.LOCAL;
            case CLASS -> LocalKinds.FREE;
            case MODULE -> LocalKinds.LOCAL | LocalKinds.FREE;
        };
    }
}
