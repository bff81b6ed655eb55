package dev.caretline.locations.nodes;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.locations.bytecode.Instruction;
import dev.caretline.locations.code.CodeConstant;
import dev.caretline.locations.code.CodeObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the node of a syntax tree that an instruction stands for: the one whose range is exactly the instruction's. Where
 * several nodes have that range, the opcode decides between them; where it cannot, there is no answer rather than a guess.
 *
 * <p>The tree must be that of the source which the code was compiled from.
 */
public final class InstructionNodes {
    private static final Set<String> FORMATTING =
            Set.of("FORMAT_VALUE", "FORMAT_SIMPLE", "FORMAT_WITH_SPEC", "CONVERT_VALUE");
    private static final String LOAD_CONST = "LOAD_CONST";

    private final NodesByRange nodes;

    private InstructionNodes(NodesByRange nodes) {
        this.nodes = nodes;
    }

    public static InstructionNodes of(Mod tree) {
        return new InstructionNodes(new NodesByRange(tree));
    }

    /** The node of an instruction of this code object. */
    public Optional<RangedNode> nodeOf(Instruction instruction, CodeObject code) {
        List<RangedNode> candidates = instruction
                .location()
                .sourceRange()
                .map(range -> withoutExpressionStatement(nodes.of(range)))
                .orElse(List.of());
        if (candidates.size() <= 1) {
            return candidates.stream().findFirst();
        }
        RangedNode outermost = candidates.get(0);
        if (outermost instanceof Expr.JoinedStr) {
            return partOfString(candidates, instruction, code);
        }
        if (outermost instanceof Pattern.MatchValue pattern) {
            return Optional.of(evaluates(pattern.value(), instruction, code) ? pattern.value() : pattern);
        }
        // x[*a]: the tuple of the subscript is no longer than what is starred in it, which has no instruction.
        return outermost instanceof Expr.Tuple ? Optional.of(outermost) : Optional.empty();
    }

    /** A statement that is only an expression does nothing of its own. */
    private static List<RangedNode> withoutExpressionStatement(List<RangedNode> candidates) {
        return candidates.size() > 1 && candidates.get(0) instanceof Stmt.Expr
                ? candidates.subList(1, candidates.size())
                : candidates;
    }

    /** Up to 3.11, every part of an f-string has the range of the whole. */
    private static Optional<RangedNode> partOfString(
            List<RangedNode> candidates, Instruction instruction, CodeObject code) {
        String opcode = instruction.opcode().name();
        if (opcode.equals(LOAD_CONST)) {
            return only(candidates.stream()
                    .filter(node -> node instanceof Expr.Constant constant && loads(constant, instruction, code))
                    .toList());
        }
        if (FORMATTING.contains(opcode)) {
            return only(candidates.stream()
                    .filter(Expr.FormattedValue.class::isInstance)
                    .toList());
        }
        if (opcode.equals("BUILD_STRING")) {
            return only(
                    candidates.stream().filter(Expr.JoinedStr.class::isInstance).toList());
        }
        return Optional.of(candidates.get(0));
    }

    private static Optional<RangedNode> only(List<RangedNode> found) {
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Whether an instruction of a value pattern evaluates the value; the others compare and jump. */
    private static boolean evaluates(Expr value, Instruction instruction, CodeObject code) {
        String opcode = instruction.opcode().name();
        if (!opcode.equals(LOAD_CONST)) {
            return opcode.equals("LOAD_ATTR");
        }
        if (value instanceof Expr.Constant constant) {
            return loads(constant, instruction, code);
        }
        // -1 and 1+2j are folded; a return that took over the place of the pattern loads None.
        return !(value instanceof Expr.Attribute)
                && !CodeConstant.of(ConstantValue.Singleton.NONE).equals(constant(instruction, code));
    }

    private static boolean loads(Expr.Constant node, Instruction instruction, CodeObject code) {
        return CodeConstant.of(node.value()).equals(constant(instruction, code));
    }

    private static CodeConstant constant(Instruction instruction, CodeObject code) {
        List<CodeConstant> consts = code.consts();
        return instruction.oparg() < consts.size()
                ? consts.get(instruction.oparg())
                : CodeConstant.of(ConstantValue.Singleton.NONE);
    }
}
