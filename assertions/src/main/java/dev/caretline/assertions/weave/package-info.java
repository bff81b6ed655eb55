/**
 * What is woven into an {@code assert}: a {@linkplain dev.caretline.assertions.weave.Planner plan} of which values are kept
 * where on the value stack, and the {@linkplain dev.caretline.assertions.weave.AssertionWeaver weaver} that carries it out.
 * Knows the tree and the compiler's weaving, and nothing of how a failure is explained or drawn.
 */
@NullMarked
package dev.caretline.assertions.weave;

import org.jspecify.annotations.NullMarked;
