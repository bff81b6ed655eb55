/**
 * Random Python programs that CPython 3.11 accepts, the same for the same seed. Knows the language's rules about what may
 * stand where; knows nothing of the compiler.
 */
package dev.caretline.tests.compiler.program;
