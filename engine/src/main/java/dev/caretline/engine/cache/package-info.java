/**
 * The code cache: files of compiled code, found by a key that the agent works out. Java writes and removes them, the agent
 * reads them. Knows no compiler.
 */
@NullMarked
package dev.caretline.engine.cache;

import org.jspecify.annotations.NullMarked;
