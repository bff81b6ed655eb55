/**
 * The files of the agent, the part that lives in the Python process: laid out in a folder, compiled by our own compiler.
 * Knows no interpreter and starts none.
 */
@NullMarked
package dev.caretline.engine.agent;

import org.jspecify.annotations.NullMarked;
