package dev.caretline.locations.positions;

import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.source.ByteColumn;
import dev.caretline.grammar.source.Line;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.bytecode.BytecodeVersion;
import dev.caretline.locations.bytecode.Instruction;
import dev.caretline.locations.bytecode.Instructions;
import dev.caretline.locations.code.CodeConstant;
import dev.caretline.locations.code.CodeObject;
import dev.caretline.locations.nodes.InstructionNodes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The instructions of one code object of a module, or those of them that were asked for.
 *
 * @param parent the index, in the list of all, of the code object whose constant this one is; empty for the module
 */
public record CodePositions(CodeObject code, OptionalInt parent, List<Position> positions) {
    public CodePositions {
        positions = List.copyOf(positions);
    }

    /** A code object and all nested ones, each before those in it. */
    public static List<CodePositions> ofAll(CodeObject root, BytecodeVersion version) {
        return ofAll(root, version, (instruction, code) -> Optional.empty());
    }

    /** As {@link #ofAll(CodeObject, BytecodeVersion)}, with nodes of the syntax tree of the source. */
    public static List<CodePositions> ofAll(CodeObject root, BytecodeVersion version, InstructionNodes nodes) {
        return ofAll(root, version, nodes::nodeOf);
    }

    private interface NodeFinder {
        Optional<RangedNode> nodeOf(Instruction instruction, CodeObject code);
    }

    private record Pending(CodeObject code, OptionalInt parent) {}

    /** Without recursion: code objects nest deeper than some stacks. */
    private static List<CodePositions> ofAll(CodeObject root, BytecodeVersion version, NodeFinder nodes) {
        List<CodePositions> found = new ArrayList<>();
        Deque<Pending> pending = new ArrayDeque<>();
        pending.push(new Pending(root, OptionalInt.empty()));
        while (!pending.isEmpty()) {
            Pending next = pending.pop();
            CodeObject code = next.code();
            List<Position> positions = Instructions.of(code, version).inOrder().stream()
                    .map(instruction -> new Position(instruction, nodes.nodeOf(instruction, code)))
                    .toList();
            OptionalInt index = OptionalInt.of(found.size());
            found.add(new CodePositions(code, next.parent(), positions));
            List<CodeConstant> consts = code.consts();
            for (int i = consts.size() - 1; i >= 0; i--) {
                if (consts.get(i) instanceof CodeObject nested) {
                    pending.push(new Pending(nested, index));
                }
            }
        }
        return found;
    }

    /** Only the instructions whose range holds the character that starts at a place. */
    public CodePositions at(Line line, ByteColumn column) {
        SourceRange place = SourceRange.of(line, column, line, new ByteColumn(column.bytes() + 1));
        List<Position> there = positions.stream()
                .filter(position -> position.instruction()
                        .location()
                        .sourceRange()
                        .filter(range -> range.contains(place))
                        .isPresent())
                .toList();
        return new CodePositions(code, parent, there);
    }
}
