package dev.caretline.engine.interpreter;

import java.util.Optional;

/**
 * What came of a candidate.
 *
 * @param identity what it says of itself; empty if it could not be asked
 * @param objection why it cannot be used, as the rest of a sentence about it; empty if it can
 */
public record Finding(Candidate candidate, Optional<Identity> identity, Optional<String> objection) {
    /** The interpreter, if it can be used. */
    public Optional<Interpreter> interpreter() {
        return objection.isPresent()
                ? Optional.empty()
                : identity.map(i -> new Interpreter(candidate.program(), candidate.origin(), i));
    }
}
