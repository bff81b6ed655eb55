/**
 * Which features are woven into code: their names and settings as one text, which is part of what finds code in the cache,
 * and their instrumentations together. Knows no interpreter.
 */
@NullMarked
package dev.caretline.engine.weave;

import org.jspecify.annotations.NullMarked;
