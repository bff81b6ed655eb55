/**
 * Code objects as the bytes of CPython's {@code marshal} (versions 4 and 5) and back. Those bytes also show which parts of
 * a code object are one object in memory: read code keeps that, and for new code it is worked out as CPython's compiler
 * would share them. Knows neither files nor headers around the bytes.
 */
@NullMarked
package dev.caretline.locations.marshal;

import org.jspecify.annotations.NullMarked;
