/** Failures as JSON (docs/traceback-json.md), for other programs. Knows the model and its sources. */
@NullMarked
package dev.caretline.locations.json;

import org.jspecify.annotations.NullMarked;
