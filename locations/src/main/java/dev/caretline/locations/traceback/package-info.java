/**
 * A failure of a Python program as a model: exceptions with their causes, contexts, groups, notes and frames, each frame with
 * the range that failed; the reader of the tree that the process sends; sources and anchors. Knows neither how a failure is
 * drawn nor how it came here.
 */
@NullMarked
package dev.caretline.locations.traceback;

import org.jspecify.annotations.NullMarked;
