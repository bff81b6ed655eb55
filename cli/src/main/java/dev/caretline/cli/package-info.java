/** The {@code caretline} command: options, exit codes, and what is written to the terminal; hardly a rule of its own. */
@NullMarked
package dev.caretline.cli;

import org.jspecify.annotations.NullMarked;
