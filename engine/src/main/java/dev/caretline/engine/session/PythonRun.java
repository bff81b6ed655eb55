package dev.caretline.engine.session;

import java.time.Duration;

/**
 * What came of a call besides a value.
 *
 * @param output of standard output, if that is captured
 * @param errors of standard error, if that is captured
 * @param elapsed from the call to its end, as Java sees it
 */
public record PythonRun(CapturedText output, CapturedText errors, Duration elapsed) {}
