/**
 * Coverage of whole lines, for people who come from a tool that measures those: which line control can go to after which
 * one, and which of these ways it took. All of it follows from the events of a source; nothing more is recorded. Knows
 * nothing of reports.
 */
@NullMarked
package dev.caretline.coverage.lines;

import org.jspecify.annotations.NullMarked;
