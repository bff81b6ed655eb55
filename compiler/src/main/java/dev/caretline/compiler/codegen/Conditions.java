package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.JUMP;
import static dev.caretline.compiler.target.Opcode.JUMP_IF_FALSE_OR_POP;
import static dev.caretline.compiler.target.Opcode.JUMP_IF_TRUE_OR_POP;
import static dev.caretline.compiler.target.Opcode.POP_JUMP_IF_FALSE;
import static dev.caretline.compiler.target.Opcode.POP_JUMP_IF_TRUE;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.compiler.target.Opcode;
import dev.caretline.grammar.ast.BoolOperator;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.UnaryOperator;
import java.util.List;

/** Conditions that decide where control goes, and the operators that are made of them. */
final class Conditions {
    private final CodeGenerator g;

    Conditions(CodeGenerator generator) {
        g = generator;
    }

    /**
     * Jumps if a condition is what is said, and goes on behind it if not: {@code compiler_jump_if}. The jump itself is at
     * the current location, that of the statement as a rule; a comparison changes it.
     */
    void jumpIf(Expr condition, BasicBlock target, boolean truth) {
        if (condition instanceof Expr.UnaryOp unary && unary.op() == UnaryOperator.NOT) {
            jumpIf(unary.operand(), target, !truth);
        } else if (condition instanceof Expr.BoolOp bool) {
            jumpIfAny(bool, target, truth);
        } else if (condition instanceof Expr.IfExp conditional) {
            jumpIfChosen(conditional, target, truth);
        } else if (condition instanceof Expr.Compare compare) {
            g.out.at(compare.range());
            if (compare.ops().size() > 1) {
                g.comparisons.jumpIfChain(compare, target, truth);
            } else {
                jumpIfValue(condition, target, truth);
            }
        } else {
            jumpIfValue(condition, target, truth);
        }
    }

    private void jumpIfValue(Expr condition, BasicBlock target, boolean truth) {
        g.visit(condition);
        Opcode jump = truth ? POP_JUMP_IF_TRUE : POP_JUMP_IF_FALSE;
        if (g.weaving == null) {
            g.out.jump(jump, target);
        } else {
            g.weaving.branch(jump, target, condition, truth);
        }
    }

    private void jumpIfAny(Expr.BoolOp node, BasicBlock target, boolean truth) {
        List<Expr> values = node.values();
        // The truth of an operand that decides: true for "or". If that is not what is jumped on, it skips the rest.
        boolean deciding = node.op() == BoolOperator.OR;
        BasicBlock decided = deciding == truth ? target : g.newBlock();
        int last = values.size() - 1;
        for (int i = 0; i < last; i++) {
            jumpIf(values.get(i), decided, deciding);
        }
        jumpIf(values.get(last), target, truth);
        if (decided != target) {
            g.out.use(decided);
        }
    }

    private void jumpIfChosen(Expr.IfExp node, BasicBlock target, boolean truth) {
        BasicBlock end = g.newBlock();
        BasicBlock otherwise = g.newBlock();
        jumpIf(node.test(), otherwise, false);
        jumpIf(node.body(), target, truth);
        g.out.jumpWithoutLine(JUMP, end);
        g.out.use(otherwise);
        jumpIf(node.orelse(), target, truth);
        g.out.use(end);
    }

    /** {@code body if test else orelse} as a value. */
    void ifExp(Expr.IfExp node) {
        BasicBlock end = g.newBlock();
        BasicBlock otherwise = g.newBlock();
        jumpIf(node.test(), otherwise, false);
        g.visit(node.body());
        g.out.jumpWithoutLine(JUMP, end);
        g.out.use(otherwise);
        g.visit(node.orelse());
        g.out.use(end);
    }

    /** {@code and} or {@code or} as a value. */
    void boolOp(Expr.BoolOp node) {
        List<Expr> values = node.values();
        boolean deciding = node.op() == BoolOperator.OR;
        BasicBlock end = g.newBlock();
        int last = values.size() - 1;
        for (int i = 0; i < last; i++) {
            if (g.weaving == null) {
                g.visit(values.get(i));
                g.out.jump(deciding ? JUMP_IF_TRUE_OR_POP : JUMP_IF_FALSE_OR_POP, end);
            } else {
                g.weaving.operands().jumpIf(values.get(i), end, deciding, true);
            }
            g.out.use(g.newBlock());
        }
        g.visit(values.get(last));
        g.out.use(end);
    }
}
