package dev.caretline.locations.bytecode;

import dev.caretline.locations.code.Location;

/**
 * An instruction with the {@code EXTENDED_ARG}s before and the inline caches after it. Offsets are in bytes from the start
 * of the bytecode.
 *
 * @param start offset of the first {@code EXTENDED_ARG}, or of the instruction itself if there is none
 * @param offset of the instruction itself: what {@code tb_lasti} says while it runs
 * @param end offset after the inline caches
 * @param oparg the argument, extended ones included; 0 if the opcode has none
 */
public record Instruction(int start, int offset, int end, Opcode opcode, int oparg, Location location) {}
