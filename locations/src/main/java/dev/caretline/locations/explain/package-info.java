/**
 * Why an instruction failed: which part of its expression had which value, said in a line or three. From the model of a
 * traceback and the syntax trees of its sources; knows neither how explanations are drawn nor how values get here.
 */
@NullMarked
package dev.caretline.locations.explain;

import org.jspecify.annotations.NullMarked;
