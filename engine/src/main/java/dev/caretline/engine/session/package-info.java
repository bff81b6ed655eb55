/**
 * Python for Java programs: a session runs code, files and modules on a CPython in a process of its own, and a failure of
 * theirs is an exception with the traceback as a model. Knows no terminal, and does not compile: the agent asks for that.
 */
@NullMarked
package dev.caretline.engine.session;

import org.jspecify.annotations.NullMarked;
