package dev.caretline.compiler.instrument;

import dev.caretline.grammar.source.SourceRange;

/**
 * A tap or probe, by the number that the running program reports.
 *
 * @param number 0-based, one sequence for the taps and probes of a compilation
 * @param kind what it keeps
 * @param role what the client means by it, in the client's own words
 * @param range the source text that it is about
 */
public record Site(int number, Kind kind, String role, SourceRange range) {
    /** What a site records. */
    public enum Kind {
        /** The value of an expression. */
        TAP,
        /** That a region ran, or that a condition went a certain way. */
        PROBE
    }
}
