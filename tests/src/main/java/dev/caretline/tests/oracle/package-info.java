/**
 * The oracle of the conformance tests: the real CPython 3.11.3 that comes from Maven, and ways to ask it. Knows nothing of
 * what is compared with its answers.
 */
@NullMarked
package dev.caretline.tests.oracle;

import org.jspecify.annotations.NullMarked;
