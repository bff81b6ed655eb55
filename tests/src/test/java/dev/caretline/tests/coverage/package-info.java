/** Coverage against independent observers of the same runs, and its files and reports end to end. */
@NullMarked
package dev.caretline.tests.coverage;

import org.jspecify.annotations.NullMarked;
