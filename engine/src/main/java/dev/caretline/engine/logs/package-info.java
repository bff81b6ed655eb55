/**
 * What reading tracebacks out of logs needs beyond the log: the sources on this machine, and the compiler's knowledge of
 * which instructions of a line can raise what. Knows nothing of the command line.
 */
@NullMarked
package dev.caretline.engine.logs;

import org.jspecify.annotations.NullMarked;
