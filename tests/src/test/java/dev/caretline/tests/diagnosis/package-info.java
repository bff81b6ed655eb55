/**
 * Errors of the parser against CPython's: type, message, the four positions and the text, for programs that are wrong on
 * purpose and for damaged ones.
 */
package dev.caretline.tests.diagnosis;
