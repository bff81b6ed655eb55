/** From source text to a syntax tree: the ANTLR grammar, and the actions that build the tree while it parses. */
@NullMarked
package dev.caretline.grammar.parser;

import org.jspecify.annotations.NullMarked;
