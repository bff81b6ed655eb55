package dev.caretline.locations.bytecode;

import dev.caretline.grammar.source.Line;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.code.ByteSequence;
import dev.caretline.locations.code.CodeObject;
import dev.caretline.locations.code.Location;
import dev.caretline.locations.code.LocationCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The instructions of one code object, nested ones not included: in order, and by where they come from. */
public final class Instructions {
    private static final int CODE_UNIT = 2;

    private final List<Instruction> inOrder;

    private Instructions(List<Instruction> inOrder) {
        this.inOrder = List.copyOf(inOrder);
    }

    /** @throws dev.caretline.locations.code.MalformedCodeException if the location table is malformed */
    public static Instructions of(CodeObject code, BytecodeVersion version) {
        ByteSequence bytecode = code.code();
        OpcodeTable opcodes = version.opcodes();
        Location[] locations = locationsByUnit(code);
        List<Instruction> found = new ArrayList<>();
        int start = 0;
        int high = 0;
        for (int offset = 0; offset < bytecode.length(); ) {
            Opcode opcode = opcodes.byNumber(bytecode.at(offset));
            int oparg = opcode.hasArgument() ? high | bytecode.at(offset + 1) : 0;
            int end = Math.min(offset + CODE_UNIT * (1 + opcode.caches()), bytecode.length());
            if (opcodes.isExtendedArg(opcode) && end < bytecode.length()) {
                high = oparg << Byte.SIZE;
            } else {
                found.add(new Instruction(start, offset, end, opcode, oparg, locations[offset / CODE_UNIT]));
                start = end;
                high = 0;
            }
            offset = end;
        }
        return new Instructions(found);
    }

    private static Location[] locationsByUnit(CodeObject code) {
        Location[] locations = new Location[code.code().length() / CODE_UNIT];
        Arrays.fill(locations, Location.None.NONE);
        LocationCursor cursor = code.locations();
        while (cursor.next() && cursor.startUnit() < locations.length) {
            Arrays.fill(locations, cursor.startUnit(), Math.min(cursor.endUnit(), locations.length), cursor.location());
        }
        return locations;
    }

    public List<Instruction> inOrder() {
        return inOrder;
    }

    /** The instruction that a byte offset lies in, be it at an {@code EXTENDED_ARG} or an inline cache of it. */
    public Optional<Instruction> at(int offset) {
        int low = 0;
        int high = inOrder.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Instruction instruction = inOrder.get(middle);
            if (offset < instruction.start()) {
                high = middle - 1;
            } else if (offset >= instruction.end()) {
                low = middle + 1;
            } else {
                return Optional.of(instruction);
            }
        }
        return Optional.empty();
    }

    /** The instructions that come from exactly this range. */
    public List<Instruction> of(SourceRange range) {
        return withRange(range::equals);
    }

    /** The instructions whose range lies in this one. */
    public List<Instruction> within(SourceRange range) {
        return withRange(range::contains);
    }

    /** The instructions whose range includes this one; of an empty range, those around a position, ends included. */
    public List<Instruction> around(SourceRange range) {
        return withRange(candidate -> candidate.contains(range));
    }

    private List<Instruction> withRange(Predicate<SourceRange> wanted) {
        return inOrder.stream()
                .filter(instruction ->
                        instruction.location().sourceRange().filter(wanted).isPresent())
                .toList();
    }

    /** The instructions that start on this line; those without columns count too. */
    public List<Instruction> on(Line line) {
        return inOrder.stream()
                .filter(instruction ->
                        instruction.location().startLine().filter(line::equals).isPresent())
                .toList();
    }
}
