/**
 * The user's cache folder, and how to write below it while other processes do the same: private folders, whole files, a
 * lock. Knows nothing of what is kept there.
 */
@NullMarked
package dev.caretline.engine.files;

import org.jspecify.annotations.NullMarked;
