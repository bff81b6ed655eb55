/** Code objects against those of the embedded CPython: of its whole library, of random programs, of patch releases. */
package dev.caretline.tests.compiler;
