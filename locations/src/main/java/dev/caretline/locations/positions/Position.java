package dev.caretline.locations.positions;

import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.locations.bytecode.Instruction;
import java.util.Optional;

/**
 * An instruction with the syntax node that it stands for.
 *
 * @param node empty too if the source is not known
 */
public record Position(Instruction instruction, Optional<RangedNode> node) {}
