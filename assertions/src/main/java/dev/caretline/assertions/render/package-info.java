/** Reports of failed asserts drawn for people and for programs, all from the one model. Knows nothing of how a report came about. */
@NullMarked
package dev.caretline.assertions.render;

import org.jspecify.annotations.NullMarked;
