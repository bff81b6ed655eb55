package dev.caretline.locations.explain;

import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.traceback.DescribedValue;
import dev.caretline.locations.traceback.HowKnown;
import java.util.Optional;

/**
 * An expression that the operation of a frame is made of.
 *
 * @param depth 0 for what the frame was about to do, 1 for its operands, and so on
 * @param value what it was worth; empty if that is not known for certain
 * @param how how the value is known
 */
public record Part(SourceRange range, int depth, Optional<DescribedValue> value, HowKnown how) {}
