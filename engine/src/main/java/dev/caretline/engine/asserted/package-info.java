/**
 * Failed asserts in a failure that is about to be drawn: the reports that came with its exceptions become values in frames,
 * or texts in the place of notes. Knows the models of both; draws nothing itself.
 */
@NullMarked
package dev.caretline.engine.asserted;

import org.jspecify.annotations.NullMarked;
