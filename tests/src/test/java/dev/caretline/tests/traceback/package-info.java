/** Tracebacks: small programs that fail, what CPython prints for them, and what our renderers do. */
@org.jspecify.annotations.NullMarked
package dev.caretline.tests.traceback;
