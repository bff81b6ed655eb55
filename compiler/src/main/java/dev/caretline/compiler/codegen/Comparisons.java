package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.COMPARE_OP;
import static dev.caretline.compiler.target.Opcode.CONTAINS_OP;
import static dev.caretline.compiler.target.Opcode.COPY;
import static dev.caretline.compiler.target.Opcode.IS_OP;
import static dev.caretline.compiler.target.Opcode.JUMP;
import static dev.caretline.compiler.target.Opcode.JUMP_IF_FALSE_OR_POP;
import static dev.caretline.compiler.target.Opcode.POP_JUMP_IF_FALSE;
import static dev.caretline.compiler.target.Opcode.POP_JUMP_IF_TRUE;
import static dev.caretline.compiler.target.Opcode.POP_TOP;
import static dev.caretline.compiler.target.Opcode.SWAP;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.compiler.target.Opcode;
import dev.caretline.grammar.ast.CompareOperator;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import java.util.List;

/** Comparisons, single and chained. */
final class Comparisons {
    private final CodeGenerator g;

    Comparisons(CodeGenerator generator) {
        g = generator;
    }

    /** A comparison as a value. */
    void compare(Expr.Compare node) {
        warnAboutLiterals(node);
        g.visit(node.left());
        int last = node.ops().size() - 1;
        if (last == 0) {
            g.visit(node.comparators().get(0));
            link(node, 0);
            return;
        }
        BasicBlock cleanup = g.newBlock();
        links(node, last, JUMP_IF_FALSE_OR_POP, cleanup);
        g.visit(node.comparators().get(last));
        link(node, last);
        BasicBlock end = g.newBlock();
        g.out.jumpWithoutLine(JUMP, end);
        g.out.use(cleanup);
        g.out.op(SWAP, 2);
        g.out.op(POP_TOP);
        g.out.use(end);
    }

    /** A chain as a condition; the current location is its own. */
    void jumpIfChain(Expr.Compare node, BasicBlock target, boolean truth) {
        warnAboutLiterals(node);
        int last = node.ops().size() - 1;
        BasicBlock cleanup = g.newBlock();
        g.visit(node.left());
        links(node, last, POP_JUMP_IF_FALSE, cleanup);
        g.visit(node.comparators().get(last));
        link(node, last);
        Opcode jump = truth ? POP_JUMP_IF_TRUE : POP_JUMP_IF_FALSE;
        if (g.weaving == null) {
            g.out.jump(jump, target);
        } else {
            g.weaving.lastLink(jump, target, node, truth);
        }
        BasicBlock end = g.newBlock();
        g.out.jumpWithoutLine(JUMP, end);
        g.out.use(cleanup);
        g.out.op(POP_TOP);
        if (g.weaving != null) {
            g.weaving.outcome(node, false);
        }
        if (!truth) {
            g.out.jumpWithoutLine(JUMP, target);
        }
        g.out.use(end);
    }

    /** All links but the last: each leaves its right operand for the next one, or jumps if it is false. */
    private void links(Expr.Compare node, int last, Opcode jump, BasicBlock cleanup) {
        for (int i = 0; i < last; i++) {
            g.visit(node.comparators().get(i));
            g.out.op(SWAP, 2);
            g.out.op(COPY, 2);
            link(node, i);
            if (g.weaving == null) {
                g.out.jump(jump, cleanup);
            } else {
                g.weaving.link(jump, cleanup, node, i);
            }
        }
    }

    private void link(Expr.Compare node, int index) {
        if (g.weaving != null) {
            g.weaving.comparison(node, index);
        }
        compare(node.ops().get(index));
    }

    /** Compares the two topmost values. */
    void compare(CompareOperator operator) {
        switch (operator) {
            case LT -> g.out.op(COMPARE_OP, 0);
            case LT_E -> g.out.op(COMPARE_OP, 1);
            case EQ -> g.out.op(COMPARE_OP, 2);
            case NOT_EQ -> g.out.op(COMPARE_OP, 3);
            case GT -> g.out.op(COMPARE_OP, 4);
            case GT_E -> g.out.op(COMPARE_OP, 5);
            case IS -> g.out.op(IS_OP, 0);
            case IS_NOT -> g.out.op(IS_OP, 1);
            case IN -> g.out.op(CONTAINS_OP, 0);
            case NOT_IN -> g.out.op(CONTAINS_OP, 1);
        }
    }

    /** Warns once if an operand of {@code is} or {@code is not} is a literal: {@code check_compare}. */
    private void warnAboutLiterals(Expr.Compare node) {
        List<CompareOperator> operators = node.ops();
        boolean left = isLiteral(node.left());
        for (int i = 0; i < operators.size(); i++) {
            CompareOperator operator = operators.get(i);
            boolean right = isLiteral(node.comparators().get(i));
            if ((left || right) && (operator == CompareOperator.IS || operator == CompareOperator.IS_NOT)) {
                g.warn(
                        operator == CompareOperator.IS
                                ? "\"is\" with a literal. Did you mean \"==\"?"
                                : "\"is not\" with a literal. Did you mean \"!=\"?");
                return;
            }
            left = right;
        }
    }

    private static boolean isLiteral(Expr operand) {
        return operand instanceof Expr.Constant constant && !(constant.value() instanceof ConstantValue.Singleton);
    }
}
