/**
 * Speed, as ratios to the embedded CPython measured in one interleaved run. {@code tests/bin/bench} starts them; no test
 * asserts what they print.
 */
@NullMarked
package dev.caretline.tests.bench;

import org.jspecify.annotations.NullMarked;
