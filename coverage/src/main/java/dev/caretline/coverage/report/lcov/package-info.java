/** Coverage in the format of {@code geninfo(1)}, which genhtml and many services read. */
@NullMarked
package dev.caretline.coverage.report.lcov;

import org.jspecify.annotations.NullMarked;
