package dev.caretline.coverage.analysis;

/** What became of a region. */
public enum RegionStatus {
    /** Its execution has started. */
    HIT,
    /** Its execution has never started. */
    MISSED,
    /** Its execution has started and each time ended by an exception. */
    RAISED,
    /** It is not to be covered. */
    EXCLUDED
}
