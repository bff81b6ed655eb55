/** What failures of programs in CPython are explained with. */
@NullMarked
package dev.caretline.tests.explain;

import org.jspecify.annotations.NullMarked;
