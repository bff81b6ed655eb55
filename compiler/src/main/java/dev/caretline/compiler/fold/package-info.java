/**
 * Constant folding on the tree, with Python's own arithmetic: a new tree that shares every part in which nothing
 * changed. The rules are those of CPython's {@code ast_opt.c}; knows nothing of scopes and instructions.
 */
@NullMarked
package dev.caretline.compiler.fold;

import org.jspecify.annotations.NullMarked;
