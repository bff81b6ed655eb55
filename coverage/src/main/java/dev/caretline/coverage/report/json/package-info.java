/** Coverage as JSON, by the schema in {@code docs/coverage-json.md}. */
@NullMarked
package dev.caretline.coverage.report.json;

import org.jspecify.annotations.NullMarked;
