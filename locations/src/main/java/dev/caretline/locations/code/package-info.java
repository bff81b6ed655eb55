/**
 * Code objects as an immutable model, and the two tables inside them: locations (PEP 657) and exception handlers, decoded
 * and encoded. Has one format for CPython 3.11 to 3.14; knows neither how a code object is stored in a file nor who
 * compiled it.
 */
@NullMarked
package dev.caretline.locations.code;

import org.jspecify.annotations.NullMarked;
