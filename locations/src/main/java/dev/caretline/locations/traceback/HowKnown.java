package dev.caretline.locations.traceback;

/** How the value of an expression is known. */
public enum HowKnown {
    /** Kept by a tap, in the moment it was computed. */
    CAPTURED,
    /** A name that is still bound to it in the frame. */
    FRAME,
    /** Evaluated from such values, by rules that run no code of the program. */
    DERIVED,
    /** Not seen: what the exception says about what failed. */
    MESSAGE,
    /** Not known. */
    UNKNOWN
}
