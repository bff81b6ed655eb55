/**
 * What reports have in common: which sources they are about, in which order, and how they are called. Each kind of report
 * is a package of its own.
 */
@NullMarked
package dev.caretline.coverage.report;

import org.jspecify.annotations.NullMarked;
