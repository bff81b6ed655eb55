/** From source text to tokens: one pass over UTF-8 bytes, and the retagging that makes the grammar LL(1). */
@NullMarked
package dev.caretline.grammar.lexer;

import org.jspecify.annotations.NullMarked;
