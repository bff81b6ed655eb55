/**
 * Settings of coverage, as users of coverage.py know them: read from {@code pyproject.toml}, {@code .coveragerc} and {@code
 * setup.cfg}. Knows no command line.
 */
@NullMarked
package dev.caretline.coverage.config;

import org.jspecify.annotations.NullMarked;
