package dev.caretline.engine.interpreter;

/** How an interpreter came to be considered; in the order in which they are asked. */
public enum Origin {
    /** Named by the user. */
    EXPLICIT,
    /** The environment that {@code VIRTUAL_ENV} names. */
    ACTIVE_ENVIRONMENT,
    /** {@code .venv} in the working folder, or the nearest above it. */
    NEAREST_ENVIRONMENT,
    /** On the {@code PATH}. */
    PATH,
    /** The one that comes with Caretline. */
    EMBEDDED
}
