/**
 * Expression-level coverage: regions and conditions of a source, the probes that record them, the data they leave, and the
 * reports drawn from it. Knows neither assertions nor how a program is run.
 */
@NullMarked
package dev.caretline.coverage;

import org.jspecify.annotations.NullMarked;
