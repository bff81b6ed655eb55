/** Coverage as Cobertura's XML, valid against its DTD {@code coverage-04.dtd}. */
@NullMarked
package dev.caretline.coverage.report.xml;

import org.jspecify.annotations.NullMarked;
