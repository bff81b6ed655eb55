/**
 * Which scope every name of a program belongs to: one pass over the tree collects definitions and uses, a second one
 * resolves them from the outside in, as CPython's {@code symtable.c} does. Knows the tree and the future statements, and
 * nothing of instructions.
 */
@NullMarked
package dev.caretline.compiler.symtable;

import org.jspecify.annotations.NullMarked;
