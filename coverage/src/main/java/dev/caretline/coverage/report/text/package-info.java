/** Coverage as text for a terminal: a table of files, what is missing in each, and annotated sources. */
@NullMarked
package dev.caretline.coverage.report.text;

import org.jspecify.annotations.NullMarked;
