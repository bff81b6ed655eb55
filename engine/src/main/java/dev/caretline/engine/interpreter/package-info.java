/**
 * CPythons to run programs on: finding those of the user, asking them what they are, unpacking the embedded one, and the
 * choice among them. Starts an interpreter only to ask what it is; knows nothing of programs.
 */
@NullMarked
package dev.caretline.engine.interpreter;

import org.jspecify.annotations.NullMarked;
