/** The future statements of a source, and the features of the language they switch on. Knows only the tree. */
@NullMarked
package dev.caretline.compiler.future;

import org.jspecify.annotations.NullMarked;
