/** Failed assertions in a real CPython: nothing but the report may differ from what the program does without us. */
@NullMarked
package dev.caretline.tests.assertions;

import org.jspecify.annotations.NullMarked;
