package dev.caretline.engine.protocol;

/** The numbers of kinds of frames: questions of the agent, and from 128 on what Java says. */
public final class FrameKind {
    /** Opens a connection: {@code protocol}, {@code python}. Not answered if the version is known. */
    public static final int HELLO = 1;

    /** A source to compile: {@code path, source, key, options, cookie}; answered by {@code image}. */
    public static final int COMPILE = 2;

    /** A failure to draw: {@code failure, options}; answered by {@code text}. */
    public static final int RENDER = 3;

    /** A pyproject.toml: {@code path, source, key}; answered by {@code image}. */
    public static final int PROJECT = 4;

    /** The answer to a question. */
    public static final int DONE = 128;

    /** There will be no answer: {@code reason}. */
    public static final int REFUSED = 129;

    /** The answer takes time; comes twice in a second. */
    public static final int WORKING = 130;

    /** The version of all this. */
    public static final int PROTOCOL = 1;

    private FrameKind() {}
}
