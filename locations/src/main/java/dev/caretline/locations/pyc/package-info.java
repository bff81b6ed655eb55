/**
 * {@code .pyc} files of CPython 3.11 to 3.14: the header with its two forms, and the code object after it. Knows how bytes
 * are laid out, not where on a disk they are.
 */
@NullMarked
package dev.caretline.locations.pyc;

import org.jspecify.annotations.NullMarked;
