package dev.caretline.assertions.weave;

import dev.caretline.grammar.ast.ConstantValue;

/**
 * What is woven into one assert.
 *
 * @param slots how many places are kept on the stack from the start on, for values deep inside of other expressions
 * @param ways what is woven in, and where
 * @param description what the report needs to know of the assert, see {@link Description}
 */
record Plan(int slots, Ways ways, ConstantValue description) {}
