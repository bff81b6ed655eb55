/**
 * Expressions as text: what {@code from __future__ import annotations} makes of annotations, by the rules of CPython's
 * {@code ast_unparse.c}; and {@code repr()} of constants. Knows the tree alone.
 */
@NullMarked
package dev.caretline.compiler.unparse;

import org.jspecify.annotations.NullMarked;
