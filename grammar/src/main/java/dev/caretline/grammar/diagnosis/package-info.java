/**
 * Says what is wrong with a source that the parser has refused: the type, message and position of CPython's error. Runs
 * only after a failure, and knows tokens, not the parser.
 */
@NullMarked
package dev.caretline.grammar.diagnosis;

import org.jspecify.annotations.NullMarked;
