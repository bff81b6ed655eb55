/** Syntax trees and syntax errors as text and as JSON. Knows trees, and neither options nor the terminal. */
@NullMarked
package dev.caretline.cli.dump;

import org.jspecify.annotations.NullMarked;
