/**
 * Commands that look at the frames of a failure, or of a program that has stopped. They ask Python which frames there are and
 * draw them; how a frame looks is the business of {@code locations}.
 */
@NullMarked
package dev.caretline.repl.postmortem;

import org.jspecify.annotations.NullMarked;
