/**
 * CPython versions as data: the instructions of each, the behaviours that changed between its patch releases, and the
 * passes that its back end runs in their order. Whoever adds a version reads only this package; it must not know what a
 * pass does to a flow graph, nor how code is generated.
 */
@NullMarked
package dev.caretline.compiler.target;

import org.jspecify.annotations.NullMarked;
