package dev.caretline.engine.interpreter;

import java.nio.file.Path;

/**
 * A program that may be an interpreter.
 *
 * @param program absolute; for the embedded one, where it is once unpacked
 * @param reason why it is considered, for a person: {@code VIRTUAL_ENV}, {@code python3 on the PATH}
 * @param binding whether it is used or nothing: a virtual environment has the packages of the program, so another
 *     interpreter instead of it would only fail later
 */
public record Candidate(Origin origin, Path program, String reason, boolean binding) {}
