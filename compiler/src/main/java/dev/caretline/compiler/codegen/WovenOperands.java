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
import java.util.List;

/**
 * The operands of {@code and} and {@code or} whose value is used, where code is woven in. An operand that is an operator
 * itself gets a test for each of its own operands, so that each has outcomes:
 *
 * <pre>
 * (a and b) or c              a; POP_JUMP_IF_FALSE rest; b; JUMP_IF_TRUE_OR_POP end; rest: c; end:
 * </pre>
 *
 * <p>This is what CPython's peephole optimiser makes of its own code, which tests {@code a} and then whatever comes out of
 * the {@code and}, where both operators start on one line. What is woven in keeps it from that, and a {@code __bool__}
 * would be called twice. Where they do not start on one line CPython does test {@code a} twice if it is false, and so
 * it is done here.
 */
final class WovenOperands {
    private final CodeGenerator g;
    private final Weaving weaving;

    WovenOperands(CodeGenerator generator, Weaving weaving) {
        g = generator;
        this.weaving = weaving;
    }

    /**
     * Evaluates and tests an operand: jumps if its truth is what is said, and goes on without its value if not. The test is
     * at the current location, that of the operator.
     *
     * @param withValue whether the value stays on the stack for the jump
     */
    void jumpIf(Expr operand, BasicBlock target, boolean truth, boolean withValue) {
        if (operand instanceof Expr.BoolOp operator) {
            jumpIfOperator(operator, target, truth, withValue);
        } else if (operand instanceof Expr.IfExp conditional) {
            jumpIfChosen(conditional, target, truth, withValue);
        } else {
            g.visit(operand);
            weaving.branch(opcode(truth, withValue), target, operand, truth);
        }
    }

    private static Opcode opcode(boolean truth, boolean withValue) {
        if (withValue) {
            return truth ? JUMP_IF_TRUE_OR_POP : JUMP_IF_FALSE_OR_POP;
        }
        return truth ? POP_JUMP_IF_TRUE : POP_JUMP_IF_FALSE;
    }

    private void jumpIfOperator(Expr.BoolOp node, BasicBlock target, boolean truth, boolean withValue) {
        Emitter out = g.out;
        int line = out.line;
        int column = out.column;
        int endLine = out.endLine;
        int endColumn = out.endColumn;
        out.at(node.range());
        weaving.enter(node);
        boolean testsOnce = out.line == line;
        BasicBlock rest = out.newBlock();
        BasicBlock again = out.newBlock();
        List<Expr> values = node.values();
        boolean deciding = node.op() == BoolOperator.OR;
        int last = values.size() - 1;
        for (int i = 0; i < last; i++) {
            if (!testsOnce) {
                jumpIf(values.get(i), again, deciding, true);
            } else if (deciding == truth) {
                jumpIf(values.get(i), target, truth, withValue);
            } else {
                jumpIf(values.get(i), rest, deciding, false);
            }
        }
        out.at(line, column, endLine, endColumn);
        jumpIf(values.get(last), target, truth, withValue);
        if (!testsOnce) {
            out.jumpWithoutLine(JUMP, rest);
            out.use(again);
            out.jump(opcode(truth, withValue), target);
        }
        out.use(rest);
    }

    /** The value of the one part is tested where it comes out, an operator in the other part as if it stood alone. */
    private void jumpIfChosen(Expr.IfExp node, BasicBlock target, boolean truth, boolean withValue) {
        Emitter out = g.out;
        int line = out.line;
        int column = out.column;
        int endLine = out.endLine;
        int endColumn = out.endColumn;
        out.at(node.range());
        weaving.enter(node);
        BasicBlock otherwise = out.newBlock();
        BasicBlock rest = out.newBlock();
        g.conditions.jumpIf(node.test(), otherwise, false);
        g.visit(node.body());
        // As in a conditional expression that stands alone, a jump: it keeps the optimiser from joining two tests.
        BasicBlock test = out.newBlock();
        out.jumpWithoutLine(JUMP, test);
        out.use(test);
        out.at(line, column, endLine, endColumn);
        weaving.branch(opcode(truth, withValue), target, node.body(), truth);
        out.jumpWithoutLine(JUMP, rest);
        out.use(otherwise);
        jumpIf(node.orelse(), target, truth, withValue);
        out.use(rest);
    }
}
