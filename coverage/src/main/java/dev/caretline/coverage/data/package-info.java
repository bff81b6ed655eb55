/**
 * What runs have recorded: data files, read, merged and written. Knows sources by path and digest and events by number,
 * and not what they mean.
 */
@NullMarked
package dev.caretline.coverage.data;

import org.jspecify.annotations.NullMarked;
