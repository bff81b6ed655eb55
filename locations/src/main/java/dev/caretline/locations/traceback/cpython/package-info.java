/**
 * Failures as CPython itself prints them, byte for byte: the C code of 3.11, and the {@code traceback} module of 3.13 and
 * 3.14. Knows the model and its sources, nothing of processes and terminals.
 */
@NullMarked
package dev.caretline.locations.traceback.cpython;

import org.jspecify.annotations.NullMarked;
