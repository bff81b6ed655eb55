package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.JUMP;
import static dev.caretline.compiler.target.Opcode.JUMP_IF_FALSE_OR_POP;
import static dev.caretline.compiler.target.Opcode.JUMP_IF_TRUE_OR_POP;
import static dev.caretline.compiler.target.Opcode.POP_BLOCK;
import static dev.caretline.compiler.target.Opcode.POP_EXCEPT;
import static dev.caretline.compiler.target.Opcode.POP_JUMP_IF_FALSE;
import static dev.caretline.compiler.target.Opcode.POP_JUMP_IF_TRUE;
import static dev.caretline.compiler.target.Opcode.PUSH_EXC_INFO;
import static dev.caretline.compiler.target.Opcode.RERAISE;
import static dev.caretline.compiler.target.Opcode.SETUP_CLEANUP;
import static dev.caretline.compiler.target.Opcode.SWAP;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.compiler.instrument.WeaveTable;
import dev.caretline.compiler.instrument.Weaver;
import dev.caretline.compiler.instrument.Weft;
import dev.caretline.compiler.target.Opcode;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.ExprContext;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.SourceRange;
import org.jspecify.annotations.Nullable;

/**
 * Weaves into one scope: asks its weaver at every node, lets the answer have the node's location, and finds the place for
 * what belongs to one way out of a condition only.
 */
final class Weaving {
    private final Weaver weaver;
    private final Emitter out;
    private final StackTracker stack;
    private final WeavingCode code;
    private final Detours detours;
    private final WovenOperands operands;
    private final Frames frames;
    private @Nullable BasicBlock escapePad;

    Weaving(Weaver weaver, Unit unit, CodeGenerator generator, WeaveTable.Builder sites) {
        this.weaver = weaver;
        out = unit.out;
        stack = new StackTracker(generator.target().opcodes());
        code = new WeavingCode(unit, stack, sites);
        detours = new Detours(out, stack);
        frames = generator.frames;
        operands = new WovenOperands(generator, this);
        out.track(stack, detours, new Lines());
    }

    // ---- the scope

    /** Adds what comes before the first instruction of the scope itself, without a location. */
    void prologue() {
        out.atNowhere();
        code.weave(weaver::prologue, 0);
    }

    void start() {
        if (weaver.watchesExceptions()) {
            escapePad = out.newBlock();
            out.jump(SETUP_CLEANUP, escapePad);
        }
        code.weave(weaver::scopeEntered, 0);
    }

    /** Adds what stands behind the last instruction of the scope. */
    void finish() {
        detours.placeAll();
        if (escapePad != null) {
            escapePad(escapePad);
            detours.placeAll();
        }
    }

    /**
     * The exception becomes the current one while the code runs, and goes on from where it came. Should the code raise
     * (a recursion error, an interrupt), the exception that was current before is put back all the same.
     *
     * <pre>
     * [lasti, exc]         SETUP_CLEANUP cleanup; PUSH_EXC_INFO
     * [lasti, prev, exc]   woven code
     *                      POP_BLOCK; SWAP 2; POP_EXCEPT
     * [lasti, exc]         RERAISE 1
     * </pre>
     */
    private void escapePad(BasicBlock pad) {
        BasicBlock cleanup = out.newBlock();
        out.use(pad);
        out.atNowhere();
        out.jump(SETUP_CLEANUP, cleanup);
        out.op(PUSH_EXC_INFO);
        code.weave(weaver::exceptionEscapes, 1);
        out.op(POP_BLOCK);
        out.op(SWAP, 2);
        out.op(POP_EXCEPT);
        out.op(RERAISE, 1);
        out.use(cleanup);
        frames.popExceptAndReraise();
    }

    // ---- nodes

    /** Generates a statement with what is woven in around it; the current location is that of the statement. */
    void statement(Stmt node, Stmt.VoidVisitor generator) {
        StackTracker.State before = stack.state();
        StackTracker.State outer = code.setBase(before);
        at(node.range(), 0, c -> weaver.statement(node, c));
        node.accept(generator);
        if (stack.fallsThrough()) {
            at(node.range(), 0, c -> weaver.statementDone(node, c));
        }
        stack.assumeIfUnreachable(before);
        if (!stack.state().equals(before)) {
            throw new IllegalStateException("woven code is not balanced: " + before + " in front of the "
                    + node.asdlName() + " at " + node.range() + ", " + stack.state() + " behind it");
        }
        code.setBase(outer);
    }

    /** Generates an expression with what is woven in around it; the current location is that of the expression. */
    void expression(Expr node, Expr.VoidVisitor generator) {
        if (isTarget(node)) {
            node.accept(generator);
            return;
        }
        at(node.range(), 0, c -> weaver.expression(node, c));
        node.accept(generator);
        at(node.range(), 1, c -> weaver.value(node, c));
    }

    private static boolean isTarget(Expr node) {
        ExprContext context = ExprContext.LOAD;
        if (node instanceof Expr.Name name) {
            context = name.ctx();
        } else if (node instanceof Expr.Attribute attribute) {
            context = attribute.ctx();
        } else if (node instanceof Expr.Subscript subscript) {
            context = subscript.ctx();
        } else if (node instanceof Expr.Tuple tuple) {
            context = tuple.ctx();
        } else if (node instanceof Expr.List list) {
            context = list.ctx();
        }
        return context != ExprContext.LOAD;
    }

    /** Weaves in what comes before an expression whose value is never in one place; the location is its own. */
    void enter(Expr node) {
        at(node.range(), 0, c -> weaver.expression(node, c));
    }

    /** Generates the operands of {@code and} and {@code or}. */
    WovenOperands operands() {
        return operands;
    }

    void operands(Expr node, int count) {
        at(node.range(), count, c -> weaver.operands(node, count, c));
    }

    void comparison(Expr.Compare node, int link) {
        at(node.range(), 2, c -> weaver.comparison(node, link, c));
    }

    void pattern(Pattern node) {
        at(node.range(), 1, c -> weaver.pattern(node, c));
    }

    void caught(Stmt node) {
        at(node.range(), 1, c -> weaver.caught(node, c));
    }

    void exhausted(Node loop, SourceRange range) {
        at(range, 0, c -> weaver.exhausted(loop, c));
    }

    void unmatched(Stmt.Match node, SourceRange range) {
        at(range, 0, c -> weaver.unmatched(node, c));
    }

    void assertionFailed(Stmt.Assert node) {
        at(node.range(), 0, c -> weaver.assertionFailed(node, c));
    }

    void assertionRaises(Stmt.Assert node) {
        at(node.range(), 1, c -> weaver.assertionRaises(node, c));
    }

    // ---- conditions

    /** A jump on the truth of a condition, with what is woven into either way. */
    void branch(Opcode jump, BasicBlock target, Expr condition, boolean jumpsIf) {
        SourceRange range = condition.range();
        boolean pops = jump == POP_JUMP_IF_TRUE || jump == POP_JUMP_IF_FALSE;
        if (pops && weaver.keepsTested(condition, !jumpsIf)) {
            branchKeeping(target, condition, jumpsIf);
            return;
        }
        jump(jump, target, range, weaver.outcome(condition, jumpsIf));
        fallThrough(range, weaver.outcome(condition, !jumpsIf));
    }

    /**
     * A jump on the truth of a condition whose value stays on the other way:
     *
     * <pre>
     *       JUMP_IF_FALSE_OR_POP kept
     *       JUMP target
     * kept:
     * </pre>
     */
    private void branchKeeping(BasicBlock target, Expr condition, boolean jumpsIf) {
        SourceRange range = condition.range();
        BasicBlock kept = out.newBlock();
        out.jump(jumpsIf ? JUMP_IF_FALSE_OR_POP : JUMP_IF_TRUE_OR_POP, kept);
        fallThrough(range, weaver.outcome(condition, jumpsIf));
        out.jumpAround(JUMP, target);
        out.useHere(kept);
        stack.keep(1);
        fallThrough(range, weaver.outcome(condition, !jumpsIf));
    }

    /** A jump out of a chain that one of its links, but the last, has failed in. */
    void link(Opcode jump, BasicBlock target, Expr.Compare chain, int link) {
        SourceRange range = chain.range();
        jump(jump, target, range, weaver.link(chain, link, false));
        fallThrough(range, weaver.link(chain, link, true));
    }

    /** A jump on the truth of the last link, which is that of the whole chain. */
    void lastLink(Opcode jump, BasicBlock target, Expr.Compare chain, boolean jumpsIf) {
        SourceRange range = chain.range();
        int last = chain.ops().size() - 1;
        Weft link = weaver.link(chain, last, jumpsIf);
        Weft outcome = weaver.outcome(chain, jumpsIf);
        jump(jump, target, range, Weft.both(link, outcome));
        fallThrough(range, weaver.link(chain, last, !jumpsIf));
        fallThrough(range, weaver.outcome(chain, !jumpsIf));
    }

    /** What is woven into the outcome of a condition, right here. */
    void outcome(Expr condition, boolean truth) {
        fallThrough(condition.range(), weaver.outcome(condition, truth));
    }

    private void jump(Opcode jump, BasicBlock target, SourceRange range, @Nullable Weft weft) {
        if (weft == null) {
            out.jump(jump, target);
        } else {
            detour(jump, target, range, weft);
        }
    }

    /** What is woven in on the way of a jump belongs to this statement, wherever its code is placed. */
    private void detour(Opcode jump, BasicBlock target, SourceRange range, Weft weft) {
        StackTracker.State base = code.base();
        detours.jump(jump, target, () -> {
            StackTracker.State outer = code.setBase(base);
            at(range, 0, weft);
            code.setBase(outer);
        });
    }

    private void fallThrough(SourceRange range, @Nullable Weft weft) {
        if (weft != null) {
            at(range, 0, weft);
        }
    }

    private void at(SourceRange range, int operands, Weft weft) {
        int line = out.line;
        int column = out.column;
        int endLine = out.endLine;
        int endColumn = out.endColumn;
        out.at(range);
        code.weave(weft, operands);
        out.at(line, column, endLine, endColumn);
    }

    /** What is woven in at the end of a line has no location of its own: it belongs to what came before. */
    private final class Lines implements Emitter.StraightLines {
        @Override
        public void ends() {
            if (code.isWeaving() || !stack.fallsThrough()) {
                return;
            }
            int line = out.line;
            int column = out.column;
            int endLine = out.endLine;
            int endColumn = out.endColumn;
            out.atNowhere();
            code.weave(weaver::lineEnds, 0);
            out.at(line, column, endLine, endColumn);
        }

        @Override
        public void breaks() {
            if (!code.isWeaving()) {
                weaver.lineBreaks();
            }
        }
    }
}
