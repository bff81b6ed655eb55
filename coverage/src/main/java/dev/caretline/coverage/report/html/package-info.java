/**
 * Coverage as HTML pages: an index and a page for each source, which work from {@code file://}, without JavaScript, in the
 * dark and on paper.
 */
@NullMarked
package dev.caretline.coverage.report.html;

import org.jspecify.annotations.NullMarked;
