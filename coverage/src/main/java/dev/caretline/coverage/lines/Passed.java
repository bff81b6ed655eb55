package dev.caretline.coverage.lines;

import dev.caretline.grammar.source.SourceRange;

/** What happened in a run, as far as the ways between lines depend on it. */
public interface Passed {
    /** Whether an event happened. */
    boolean happened(int event);

    /** Whether each execution of some part of a statement was broken off by an exception. */
    boolean alwaysRaised(SourceRange range);
}
