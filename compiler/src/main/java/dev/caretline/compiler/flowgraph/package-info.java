/**
 * The code of one scope as basic blocks of instructions: what code generation builds, and the passes that CPython's back
 * end runs over it, one class each. Knows instructions, blocks and constants; must not know the AST, nor how code,
 * locations and exception handlers are encoded.
 */
@NullMarked
package dev.caretline.compiler.flowgraph;

import org.jspecify.annotations.NullMarked;
