/**
 * Weaves coverage probes into a program while it is compiled. Uses the model of the source for the numbers of events;
 * knows no files and no reports.
 */
@NullMarked
package dev.caretline.coverage.weave;

import org.jspecify.annotations.NullMarked;
