package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.BINARY_OP;
import static dev.caretline.compiler.target.Opcode.COPY;
import static dev.caretline.compiler.target.Opcode.DELETE_ATTR;
import static dev.caretline.compiler.target.Opcode.LOAD_ATTR;
import static dev.caretline.compiler.target.Opcode.STORE_ATTR;
import static dev.caretline.compiler.target.Opcode.UNARY_INVERT;
import static dev.caretline.compiler.target.Opcode.UNARY_NEGATIVE;
import static dev.caretline.compiler.target.Opcode.UNARY_NOT;
import static dev.caretline.compiler.target.Opcode.UNARY_POSITIVE;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.ExprContext;

/** The code of an expression, by its kind; each leaves one value on the stack, or takes one if it is a target. */
final class Expressions implements Expr.VoidVisitor {
    private final CodeGenerator g;
    private final Comprehensions comprehensions;
    private final FormattedStrings strings;
    private final Subscripts subscripts;

    Expressions(CodeGenerator generator) {
        g = generator;
        comprehensions = new Comprehensions(generator);
        strings = new FormattedStrings(generator);
        subscripts = new Subscripts(generator);
    }

    @Override
    public void visitBoolOp(Expr.BoolOp node) {
        g.conditions.boolOp(node);
    }

    @Override
    public void visitNamedExpr(Expr.NamedExpr node) {
        g.visit(node.value());
        g.out.op(COPY, 1);
        g.visit(node.target());
    }

    @Override
    public void visitBinOp(Expr.BinOp node) {
        g.visit(node.left());
        g.visit(node.right());
        if (g.weaving != null) {
            g.weaving.operands(node, 2);
        }
        g.out.op(BINARY_OP, BinaryOperations.argument(node.op()));
    }

    @Override
    public void visitUnaryOp(Expr.UnaryOp node) {
        g.visit(node.operand());
        if (g.weaving != null) {
            g.weaving.operands(node, 1);
        }
        g.out.op(
                switch (node.op()) {
                    case INVERT -> UNARY_INVERT;
                    case NOT -> UNARY_NOT;
                    case U_ADD -> UNARY_POSITIVE;
                    case U_SUB -> UNARY_NEGATIVE;
                });
    }

    @Override
    public void visitLambda(Expr.Lambda node) {
        g.functions.lambda(node);
    }

    @Override
    public void visitIfExp(Expr.IfExp node) {
        g.conditions.ifExp(node);
    }

    @Override
    public void visitDict(Expr.Dict node) {
        g.displays.dict(node);
    }

    @Override
    public void visitSet(Expr.Set node) {
        g.displays.set(node);
    }

    @Override
    public void visitListComp(Expr.ListComp node) {
        comprehensions.list(node);
    }

    @Override
    public void visitSetComp(Expr.SetComp node) {
        comprehensions.set(node);
    }

    @Override
    public void visitDictComp(Expr.DictComp node) {
        comprehensions.dict(node);
    }

    @Override
    public void visitGeneratorExp(Expr.GeneratorExp node) {
        comprehensions.generator(node);
    }

    @Override
    public void visitAwait(Expr.Await node) {
        g.coroutines.await(node);
    }

    @Override
    public void visitYield(Expr.Yield node) {
        g.coroutines.yieldValue(node);
    }

    @Override
    public void visitYieldFrom(Expr.YieldFrom node) {
        g.coroutines.yieldFrom(node);
    }

    @Override
    public void visitCompare(Expr.Compare node) {
        g.comparisons.compare(node);
    }

    @Override
    public void visitCall(Expr.Call node) {
        g.calls.call(node);
    }

    @Override
    public void visitFormattedValue(Expr.FormattedValue node) {
        strings.formattedValue(node);
    }

    @Override
    public void visitJoinedStr(Expr.JoinedStr node) {
        strings.joinedStr(node);
    }

    @Override
    public void visitConstant(Expr.Constant node) {
        g.out.loadConst(node.value());
    }

    @Override
    public void visitAttribute(Expr.Attribute node) {
        g.visit(node.value());
        g.calls.atAttributeName(node);
        switch (node.ctx()) {
            case LOAD -> g.out.name(LOAD_ATTR, node.attr());
            case STORE -> {
                g.names.checkAllowed(node.attr(), ExprContext.STORE);
                g.out.name(STORE_ATTR, node.attr());
            }
            case DEL -> g.out.name(DELETE_ATTR, node.attr());
        }
    }

    @Override
    public void visitSubscript(Expr.Subscript node) {
        subscripts.subscript(node);
    }

    @Override
    public void visitStarred(Expr.Starred node) {
        // Where a star is allowed, whoever has the list around it takes the value out and does not come here.
        throw g.diagnostics.error(
                node.ctx() == ExprContext.STORE
                        ? "starred assignment target must be in a list or tuple"
                        : "can't use starred expression here");
    }

    @Override
    public void visitName(Expr.Name node) {
        g.names.access(node.id(), node.ctx());
    }

    @Override
    public void visitList(Expr.List node) {
        switch (node.ctx()) {
            case LOAD -> g.displays.list(node);
            case STORE -> g.assignments.unpack(node.elts());
            case DEL -> g.visitExpressions(node.elts());
        }
    }

    @Override
    public void visitTuple(Expr.Tuple node) {
        switch (node.ctx()) {
            case LOAD -> g.displays.tuple(node);
            case STORE -> g.assignments.unpack(node.elts());
            case DEL -> g.visitExpressions(node.elts());
        }
    }

    @Override
    public void visitSlice(Expr.Slice node) {
        subscripts.slice(node);
    }
}
