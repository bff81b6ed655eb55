/**
 * What the instructions of a code object are, and where in the source each comes from: by offset, by range and by line.
 * The opcodes of the CPython versions are data. Knows neither files nor syntax trees.
 */
@NullMarked
package dev.caretline.locations.bytecode;

import org.jspecify.annotations.NullMarked;
