/**
 * Real CPythons: finding or unpacking one, the agent that lives inside it, the protocol between them, and the embedding API for
 * Java programs. Knows no terminal.
 */
@NullMarked
package dev.caretline.engine;

import org.jspecify.annotations.NullMarked;
