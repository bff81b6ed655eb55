/**
 * How deep a compile may descend into a syntax tree. Knows no tree: every stage that recurses counts its own steps with
 * {@link dev.caretline.compiler.limits.RecursionDepth}.
 */
@NullMarked
package dev.caretline.compiler.limits;

import org.jspecify.annotations.NullMarked;
