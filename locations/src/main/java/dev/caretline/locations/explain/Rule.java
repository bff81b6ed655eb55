package dev.caretline.locations.explain;

import java.util.Optional;

/** Explains the failures of one family. It speaks only of what is certain, and is silent otherwise. */
interface Rule {
    /** As docs/because.md lists it. */
    String name();

    /** Whether it may explain a failure of this instruction, called as in {@code dis}. */
    boolean explains(String operation);

    Optional<Finding> explain(Site site);
}
