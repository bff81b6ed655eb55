/**
 * From a syntax tree and its symbol table to the basic blocks of every scope: the code generator of CPython 3.11's
 * {@code compile.c}, one class for each family of constructs around an {@link dev.caretline.compiler.codegen.Emitter}.
 * Knows the tree, instructions and blocks; must not know what happens to the blocks afterwards, nor what is woven in.
 */
@NullMarked
package dev.caretline.compiler.codegen;

import org.jspecify.annotations.NullMarked;
