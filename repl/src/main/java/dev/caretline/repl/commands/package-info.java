/**
 * Commands about the session itself: its inputs, its files, its process. Each is a class of its own.
 */
@NullMarked
package dev.caretline.repl.commands;

import org.jspecify.annotations.NullMarked;
