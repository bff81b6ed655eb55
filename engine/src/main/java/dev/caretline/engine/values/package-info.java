/**
 * Captured values of a traceback: which sub-expressions of a program are worth keeping while a statement runs, the code
 * that keeps them in slots of the frame, and the table in each code object by which the agent reads them when the statement
 * has failed. Knows the tree and the compiler's taps, and nothing of processes or reports.
 */
@NullMarked
package dev.caretline.engine.values;

import org.jspecify.annotations.NullMarked;
