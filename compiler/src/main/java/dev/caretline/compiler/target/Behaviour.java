package dev.caretline.compiler.target;

/** What patch releases of one CPython minor version compile differently, named after what the newer ones do. */
public enum Behaviour {
    /**
     * The jump that ends the body of a {@code case} has no location, instead of the one that the body left behind
     * (gh-103971, 3.11.4).
     */
    CASE_END_WITHOUT_LOCATION,
    /**
     * A part of {@code except*} that matches nothing is left by one {@code POP_JUMP_IF_NONE} to the next handler,
     * instead of by a jump around a jump (gh-101517, 3.11.4).
     */
    EXCEPT_STAR_JUMPS_ON_NONE,
    /**
     * Stores to the same variable keep their order when {@code SWAP}s are applied to them, as in {@code a, a = x, y}
     * (gh-104615, 3.11.4).
     */
    STORES_OF_ONE_NAME_KEEP_ORDER,
    /**
     * An annotated variable within {@code match} makes a module or class set up {@code __annotations__}, as it does in
     * any other statement (gh-105164, 3.11.4).
     */
    MATCH_SETS_UP_ANNOTATIONS
}
