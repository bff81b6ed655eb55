/**
 * The process that answers the agents of one user: compiles sources, draws failures, reads project files. Starts no
 * Python, and knows nothing of the programs that ask.
 */
@NullMarked
package dev.caretline.engine.server;

import org.jspecify.annotations.NullMarked;
