/** The programs that the pages in {@code docs/} show: what they print is tested here, and that the pages show them. */
@NullMarked
package dev.caretline.tests.examples;

import org.jspecify.annotations.NullMarked;
