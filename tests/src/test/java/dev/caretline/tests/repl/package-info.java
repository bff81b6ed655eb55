/**
 * The prompt, as a user at a terminal sees it. What is typed and what is to be seen stands in data files.
 */
package dev.caretline.tests.repl;
