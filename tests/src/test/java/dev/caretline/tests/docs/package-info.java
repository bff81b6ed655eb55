/** What the documentation shows is what the commands print. Knows no more of them than a reader does. */
@NullMarked
package dev.caretline.tests.docs;

import org.jspecify.annotations.NullMarked;
