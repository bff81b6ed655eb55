/** Work that is nested more deeply than the stack of any thread allows. Must not know what the work is. */
@NullMarked
package dev.caretline.grammar.limits;

import org.jspecify.annotations.NullMarked;
