/**
 * Tracebacks found in logs: what CPython 3.8 to 3.14, or pytest, printed is read back into the model, with ranges from its
 * carets where it has any. Knows neither files nor how a range is inferred where there are no carets.
 */
@NullMarked
package dev.caretline.locations.traceback.log;

import org.jspecify.annotations.NullMarked;
