package dev.caretline.repl.child;

/** The kinds of frames of the prompt's conversation; {@code docs/repl.md} says what is in them. */
public final class FrameKinds {
    /** Code to run: {@code name, source, codes, warnings}. */
    public static final int RUN = 64;

    /** What the command line names to be run first: {@code kind, value, arguments, inspect}. */
    public static final int PROGRAM = 65;

    /** A source that cannot be compiled: the attributes of the exception to raise. */
    public static final int SYNTAX = 66;

    /** Text up to the cursor: answered by {@code start, items}. */
    public static final int COMPLETE = 67;

    /** Something about the process itself: {@code what}. */
    public static final int SESSION = 68;

    /** The end: {@code status}. Not answered. */
    public static final int LEAVE = 69;

    /** A stopped program goes on. Answered by what it does next. */
    public static final int CONTINUE = 70;

    /** The frames of a failure or of a stopped program: {@code what}, and what belongs to it. */
    public static final int FRAMES = 71;

    /** Modules to import again: {@code module}, or an empty one for all whose files have changed. */
    public static final int RELOAD = 72;

    /** What is known about a dotted name: {@code name, source}, the latter whether that is wanted. Answered by {@code text}. */
    public static final int INSPECT = 73;

    static final int READY = 192;
    static final int DONE = 193;
    static final int STOPPED = 194;
    static final int LEAVING = 195;

    private FrameKinds() {}
}
