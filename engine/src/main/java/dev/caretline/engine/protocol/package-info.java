/**
 * Frames between the agent and Java: their form and their limits. Knows no question and no answer; docs/protocol.md
 * describes both.
 */
@NullMarked
package dev.caretline.engine.protocol;

import org.jspecify.annotations.NullMarked;
