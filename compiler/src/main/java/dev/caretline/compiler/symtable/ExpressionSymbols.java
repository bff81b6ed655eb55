package dev.caretline.compiler.symtable;

import dev.caretline.grammar.ast.Arguments;
import dev.caretline.grammar.ast.Comprehension;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.ExprContext;
import dev.caretline.grammar.ast.Keyword;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first pass over expressions. Children are visited in the order of CPython's {@code symtable_visit_expr}. */
final class ExpressionSymbols implements Expr.VoidVisitor {
    private final SymbolTableBuilder builder;

    ExpressionSymbols(SymbolTableBuilder builder) {
        this.builder = builder;
    }

    void visit(Expr expression) {
        builder.depth.enter();
        expression.accept(this);
        builder.depth.leave();
    }

    void visitOptional(@Nullable Expr expression) {
        if (expression != null) {
            visit(expression);
        }
    }

    /** Visits those that are there. */
    void visitAll(List<? extends @Nullable Expr> expressions) {
        for (int i = 0; i < expressions.size(); i++) {
            visitOptional(expressions.get(i));
        }
    }

    @Override
    public void visitName(Expr.Name node) {
        boolean load = node.ctx() == ExprContext.LOAD;
        builder.define(node.id(), load ? SymbolFlags.USE : SymbolFlags.LOCAL, node.range());
        if (load && node.id().equals("super") && builder.current().type() == BlockType.FUNCTION) {
            // super() without arguments finds its class through this cell.
            builder.define(SymbolTable.CLASS_CELL, SymbolFlags.USE, node.range());
        }
    }

    @Override
    public void visitNamedExpr(Expr.NamedExpr node) {
        refuseInAnnotation("named expression", node);
        SymbolTableEntry block = builder.current();
        if (block.comprehensionIterables > 0) {
            throw builder.error(
                    "assignment expression cannot be used in a comprehension iterable expression", node.range());
        }
        if (block.comprehension != ComprehensionKind.NONE && node.target() instanceof Expr.Name target) {
            bindOutsideComprehension(target);
        }
        visit(node.value());
        visit(node.target());
    }

    /**
     * Lets an assignment expression in a comprehension bind in the nearest block around it that is none (PEP 572); the
     * rules of {@code symtable_extend_namedexpr_scope}.
     */
    private void bindOutsideComprehension(Expr.Name target) {
        List<SymbolTableEntry> open = builder.open();
        for (int i = open.size() - 1; i >= 0; i--) {
            SymbolTableEntry block = open.get(i);
            // CPython looks for the name as it is written, even where a private one is stored mangled.
            int flags = block.symbols.flags(target.id());
            if (block.comprehension != ComprehensionKind.NONE) {
                if ((flags & SymbolFlags.COMPREHENSION_TARGET) != 0) {
                    throw builder.error(
                            "assignment expression cannot rebind comprehension iteration variable '" + target.id()
                                    + "'",
                            target.range());
                }
            } else if (block.type() != BlockType.ANNOTATION) {
                bindIn(block, flags, target);
                return;
            }
        }
    }

    private void bindIn(SymbolTableEntry block, int flags, Expr.Name target) {
        if (block.type() == BlockType.CLASS) {
            throw builder.error(
                    "assignment expression within a comprehension cannot be used in a class body", target.range());
        }
        boolean module = block.type() == BlockType.MODULE;
        boolean global = module || (flags & SymbolFlags.GLOBAL) != 0;
        builder.define(target.id(), global ? SymbolFlags.GLOBAL : SymbolFlags.NONLOCAL, target.range());
        builder.addDirective(target.id(), target.range());
        builder.defineIn(block, target.id(), module ? SymbolFlags.GLOBAL : SymbolFlags.LOCAL, target.range());
    }

    @Override
    public void visitLambda(Expr.Lambda node) {
        Arguments args = node.args();
        visitAll(args.defaults());
        visitAll(args.kwDefaults());
        builder.enter("lambda", BlockType.FUNCTION, node);
        builder.statements.defineParameters(args);
        visit(node.body());
        builder.exit();
    }

    @Override
    public void visitListComp(Expr.ListComp node) {
        visitComprehension(node, "listcomp", ComprehensionKind.LIST, node.generators(), node.elt(), null);
    }

    @Override
    public void visitSetComp(Expr.SetComp node) {
        visitComprehension(node, "setcomp", ComprehensionKind.SET, node.generators(), node.elt(), null);
    }

    @Override
    public void visitDictComp(Expr.DictComp node) {
        visitComprehension(node, "dictcomp", ComprehensionKind.DICT, node.generators(), node.key(), node.value());
    }

    @Override
    public void visitGeneratorExp(Expr.GeneratorExp node) {
        visitComprehension(node, "genexpr", ComprehensionKind.GENERATOR, node.generators(), node.elt(), null);
    }

    /** The first iterable belongs to the block around the comprehension, everything else to a block of its own. */
    private void visitComprehension(
            Expr node,
            String name,
            ComprehensionKind kind,
            List<Comprehension> clauses,
            Expr elt,
            @Nullable Expr value) {
        Comprehension first = clauses.get(0);
        visitIterable(first.iter());
        SymbolTableEntry block = builder.enter(name, BlockType.FUNCTION, node);
        block.comprehension = kind;
        builder.define(".0", SymbolFlags.PARAMETER, node.range());
        visitTargetAndConditions(first, false);
        for (Comprehension clause : clauses.subList(1, clauses.size())) {
            visitTargetAndConditions(clause, true);
        }
        visitOptional(value);
        visit(elt);
        boolean generator = kind == ComprehensionKind.GENERATOR;
        block.generator = generator;
        builder.exit();
        if (block.coroutine && !generator) {
            builder.current().coroutine = true;
        }
    }

    private void visitTargetAndConditions(Comprehension clause, boolean withIterable) {
        SymbolTableEntry block = builder.current();
        block.inComprehensionTarget = true;
        visit(clause.target());
        block.inComprehensionTarget = false;
        if (withIterable) {
            visitIterable(clause.iter());
        }
        visitAll(clause.ifs());
        if (clause.isAsync() != 0) {
            block.coroutine = true;
        }
    }

    private void visitIterable(Expr iterable) {
        builder.current().comprehensionIterables++;
        visit(iterable);
        builder.current().comprehensionIterables--;
    }

    @Override
    public void visitYield(Expr.Yield node) {
        refuseInAnnotation("yield expression", node);
        visitOptional(node.value());
        markGenerator(node);
    }

    @Override
    public void visitYieldFrom(Expr.YieldFrom node) {
        refuseInAnnotation("yield expression", node);
        visit(node.value());
        markGenerator(node);
    }

    private void markGenerator(Expr node) {
        builder.current().generator = true;
        switch (builder.current().comprehension) {
            case NONE -> {}
            case LIST -> throw builder.error("'yield' inside list comprehension", node.range());
            case SET -> throw builder.error("'yield' inside set comprehension", node.range());
            case DICT -> throw builder.error("'yield' inside dict comprehension", node.range());
            case GENERATOR -> throw builder.error("'yield' inside generator expression", node.range());
        }
    }

    @Override
    public void visitAwait(Expr.Await node) {
        refuseInAnnotation("await expression", node);
        visit(node.value());
        builder.current().coroutine = true;
    }

    private void refuseInAnnotation(String what, Expr node) {
        if (builder.current().type() == BlockType.ANNOTATION) {
            throw builder.error("'" + what + "' can not be used within an annotation", node.range());
        }
    }

    @Override
    public void visitBoolOp(Expr.BoolOp node) {
        visitAll(node.values());
    }

    @Override
    public void visitBinOp(Expr.BinOp node) {
        visit(node.left());
        visit(node.right());
    }

    @Override
    public void visitUnaryOp(Expr.UnaryOp node) {
        visit(node.operand());
    }

    @Override
    public void visitIfExp(Expr.IfExp node) {
        visit(node.test());
        visit(node.body());
        visit(node.orelse());
    }

    @Override
    public void visitDict(Expr.Dict node) {
        visitAll(node.keys());
        visitAll(node.values());
    }

    @Override
    public void visitSet(Expr.Set node) {
        visitAll(node.elts());
    }

    @Override
    public void visitCompare(Expr.Compare node) {
        visit(node.left());
        visitAll(node.comparators());
    }

    @Override
    public void visitCall(Expr.Call node) {
        visit(node.func());
        visitAll(node.args());
        List<Keyword> keywords = node.keywords();
        for (int i = 0; i < keywords.size(); i++) {
            visit(keywords.get(i).value());
        }
    }

    @Override
    public void visitFormattedValue(Expr.FormattedValue node) {
        visit(node.value());
        visitOptional(node.formatSpec());
    }

    @Override
    public void visitJoinedStr(Expr.JoinedStr node) {
        visitAll(node.values());
    }

    @Override
    public void visitConstant(Expr.Constant node) {}

    @Override
    public void visitAttribute(Expr.Attribute node) {
        visit(node.value());
    }

    @Override
    public void visitSubscript(Expr.Subscript node) {
        visit(node.value());
        visit(node.slice());
    }

    @Override
    public void visitStarred(Expr.Starred node) {
        visit(node.value());
    }

    @Override
    public void visitList(Expr.List node) {
        visitAll(node.elts());
    }

    @Override
    public void visitTuple(Expr.Tuple node) {
        visitAll(node.elts());
    }

    @Override
    public void visitSlice(Expr.Slice node) {
        visitOptional(node.lower());
        visitOptional(node.upper());
        visitOptional(node.step());
    }
}
