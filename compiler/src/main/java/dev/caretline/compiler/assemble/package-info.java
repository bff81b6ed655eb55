/**
 * From the basic blocks of a scope to its code object: runs the passes of the target, then lays out and encodes code,
 * locations and exception handlers. Must not know the AST, nor what a pass does.
 */
@NullMarked
package dev.caretline.compiler.assemble;

import org.jspecify.annotations.NullMarked;
