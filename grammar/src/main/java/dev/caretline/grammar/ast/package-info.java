/**
 * The abstract syntax tree: records in the terms of CPython's ASDL, with visitors. Most of it is generated from
 * {@code grammar/src/main/ast/python.ast}. Knows source ranges, and neither the parser that builds trees nor anyone
 * who reads them.
 */
@NullMarked
package dev.caretline.grammar.ast;

import org.jspecify.annotations.NullMarked;
