package dev.caretline.coverage.analysis;

import dev.caretline.grammar.source.SourceRange;

/**
 * A part of a source that a report names.
 *
 * @param kind what it is, in lower case and with dashes
 * @param range where it stands
 * @param text its source
 */
public record Finding(String kind, SourceRange range, String text) {}
