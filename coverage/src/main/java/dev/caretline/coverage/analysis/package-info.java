/**
 * Joins models of sources with what was recorded: which regions were hit, missed, raised or excluded, which outcomes each
 * condition had, and the totals of that. Needs no interpreter and renders nothing.
 */
@NullMarked
package dev.caretline.coverage.analysis;

import org.jspecify.annotations.NullMarked;
