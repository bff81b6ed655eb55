package dev.caretline.engine.session;

/** The numbers of a session's frames: from 32 on Java's requests, from 160 on the agent's answers. */
final class SessionFrames {
    static final int EXECUTE = 32;
    static final int EVALUATE = 33;
    static final int FILE = 34;
    static final int MODULE = 35;
    static final int ASSIGN = 36;
    static final int INTERRUPT = 37;

    static final int READY = 160;
    static final int RESULT = 161;
    static final int FAILED = 162;
    static final int EXITED = 163;

    private SessionFrames() {}
}
