/**
 * What assertions and coverage ask of code generation: {@linkplain dev.caretline.compiler.instrument.Weaver taps and
 * probes} at the nodes of the tree, and the {@linkplain dev.caretline.compiler.instrument.WeaveTable table} that says
 * which number stands for which range of source text. Knows the tree and no client; what a tap or probe is made of is the
 * client's choice.
 */
@NullMarked
package dev.caretline.compiler.instrument;

import org.jspecify.annotations.NullMarked;
