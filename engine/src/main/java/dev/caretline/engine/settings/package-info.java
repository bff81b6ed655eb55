/**
 * What a run can be asked for: the settings by name, with the values that each can have, on the command line and in a
 * project's file, and how a line of them is split. Knows neither of the two, nor what a setting does.
 */
@NullMarked
package dev.caretline.engine.settings;

import org.jspecify.annotations.NullMarked;
