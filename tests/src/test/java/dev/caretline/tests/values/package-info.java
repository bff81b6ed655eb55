/** Values that {@code --values} keeps: which, of what, and that a program does not notice. */
@NullMarked
package dev.caretline.tests.values;

import org.jspecify.annotations.NullMarked;
