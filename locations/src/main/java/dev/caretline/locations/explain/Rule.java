package dev.caretline.locations.explain;

import java.util.Optional;

/** Explains the failures of one family. It speaks only of what is certain, and is silent otherwise. */
interface Rule {
    /** As docs/because.md lists it. */
    String name();

    Optional<Finding> explain(Site site);
}
