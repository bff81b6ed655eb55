/**
 * The compiler as others use it: a source goes in, a code object of a chosen CPython comes out, with warnings and the
 * meaning of what was woven in. Knows the order of the stages and nothing of what they do.
 */
@NullMarked
package dev.caretline.compiler;

import org.jspecify.annotations.NullMarked;
