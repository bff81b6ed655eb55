package dev.caretline.locations.bytecode;

/**
 * What an opcode byte means in one version of CPython.
 *
 * @param name as in {@code dis}; {@code <7>} for a number that the version does not know
 * @param caches how many code units of inline cache follow the instruction
 */
public record Opcode(int number, String name, int caches, boolean hasArgument) {}
