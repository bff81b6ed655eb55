package dev.caretline.engine.interpreter;

import java.util.List;
import java.util.Optional;

/**
 * Every interpreter that there is, in the order in which they are asked.
 *
 * @param used the one of them that {@link Interpreters#choose} would take
 * @param problem why it would take none, in one line; empty if it takes one
 */
public record PythonListing(List<Finding> findings, Optional<Finding> used, Optional<String> problem) {
    public PythonListing {
        findings = List.copyOf(findings);
    }
}
