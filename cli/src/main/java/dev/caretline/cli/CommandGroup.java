package dev.caretline.cli;

import picocli.CommandLine;

/** A command that consists of others. */
interface CommandGroup {
    /** Adds its commands to the model of the group. */
    void addTo(CommandLine line);
}
