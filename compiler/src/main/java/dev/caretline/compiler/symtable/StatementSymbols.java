package dev.caretline.compiler.symtable;

import dev.caretline.grammar.ast.Alias;
import dev.caretline.grammar.ast.Arg;
import dev.caretline.grammar.ast.Arguments;
import dev.caretline.grammar.ast.ExceptHandler;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Keyword;
import dev.caretline.grammar.ast.MatchCase;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.ast.WithItem;
import dev.caretline.grammar.source.SourceRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first pass over statements. Children are visited in the order of CPython's {@code symtable_visit_stmt}. */
final class StatementSymbols implements Stmt.VoidVisitor {
    private final SymbolTableBuilder builder;

    StatementSymbols(SymbolTableBuilder builder) {
        this.builder = builder;
    }

    void visit(List<Stmt> body) {
        for (int i = 0; i < body.size(); i++) {
            builder.depth.enter();
            body.get(i).accept(this);
            builder.depth.leave();
        }
    }

    private void visit(Expr expression) {
        builder.expressions.visit(expression);
    }

    private void visitOptional(@Nullable Expr expression) {
        builder.expressions.visitOptional(expression);
    }

    private void visitAll(List<? extends @Nullable Expr> expressions) {
        builder.expressions.visitAll(expressions);
    }

    @Override
    public void visitFunctionDef(Stmt.FunctionDef node) {
        builder.define(node.name(), SymbolFlags.LOCAL, node.range());
        visitAroundFunction(node.args(), node.returns(), node.decoratorList(), node.range());
        builder.enter(node.name(), BlockType.FUNCTION, node);
        defineParameters(node.args());
        visit(node.body());
        builder.exit();
    }

    @Override
    public void visitAsyncFunctionDef(Stmt.AsyncFunctionDef node) {
        builder.define(node.name(), SymbolFlags.LOCAL, node.range());
        visitAroundFunction(node.args(), node.returns(), node.decoratorList(), node.range());
        builder.enter(node.name(), BlockType.FUNCTION, node).coroutine = true;
        defineParameters(node.args());
        visit(node.body());
        builder.exit();
    }

    /** What of a function is evaluated outside of it. */
    private void visitAroundFunction(Arguments args, @Nullable Expr returns, List<Expr> decorators, SourceRange range) {
        visitAll(args.defaults());
        visitAll(args.kwDefaults());
        if (builder.annotationsAreText()) {
            builder.enterAnnotation(range);
        }
        visitParameterAnnotations(args);
        if (builder.annotationsAreText()) {
            builder.exit();
        }
        if (returns != null) {
            visitAnnotation(returns);
        }
        visitAll(decorators);
    }

    private void visitParameterAnnotations(Arguments args) {
        visitAnnotations(args.posonlyargs());
        visitAnnotations(args.args());
        if (args.vararg() != null) {
            visitOptional(args.vararg().annotation());
        }
        if (args.kwarg() != null) {
            visitOptional(args.kwarg().annotation());
        }
        visitAnnotations(args.kwonlyargs());
    }

    private void visitAnnotations(List<Arg> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            visitOptional(parameters.get(i).annotation());
        }
    }

    private void visitAnnotation(Expr annotation) {
        if (builder.annotationsAreText()) {
            builder.enterAnnotation(annotation.range());
            visit(annotation);
            builder.exit();
        } else {
            visit(annotation);
        }
    }

    /** Enters the parameters of the function whose block is open, in the order of {@code co_varnames}. */
    void defineParameters(Arguments args) {
        args.posonlyargs().forEach(this::defineParameter);
        args.args().forEach(this::defineParameter);
        args.kwonlyargs().forEach(this::defineParameter);
        if (args.vararg() != null) {
            defineParameter(args.vararg());
            builder.current().varargs = true;
        }
        if (args.kwarg() != null) {
            defineParameter(args.kwarg());
            builder.current().varkeywords = true;
        }
    }

    private void defineParameter(Arg parameter) {
        builder.define(parameter.arg(), SymbolFlags.PARAMETER, parameter.range());
    }

    @Override
    public void visitClassDef(Stmt.ClassDef node) {
        builder.define(node.name(), SymbolFlags.LOCAL, node.range());
        visitAll(node.bases());
        for (Keyword keyword : node.keywords()) {
            visit(keyword.value());
        }
        visitAll(node.decoratorList());
        builder.enter(node.name(), BlockType.CLASS, node);
        builder.visitClassBody(node.name(), node.body());
        builder.exit();
    }

    @Override
    public void visitReturn(Stmt.Return node) {
        visitOptional(node.value());
    }

    @Override
    public void visitDelete(Stmt.Delete node) {
        visitAll(node.targets());
    }

    @Override
    public void visitAssign(Stmt.Assign node) {
        visitAll(node.targets());
        visit(node.value());
    }

    @Override
    public void visitAugAssign(Stmt.AugAssign node) {
        visit(node.target());
        visit(node.value());
    }

    @Override
    public void visitAnnAssign(Stmt.AnnAssign node) {
        if (node.target() instanceof Expr.Name name) {
            defineAnnotated(node, name);
        } else {
            visit(node.target());
        }
        visitAnnotation(node.annotation());
        visitOptional(node.value());
    }

    private void defineAnnotated(Stmt.AnnAssign node, Expr.Name name) {
        boolean simple = node.simple() != 0;
        int flags = builder.lookup(name.id());
        boolean declared = (flags & (SymbolFlags.GLOBAL | SymbolFlags.NONLOCAL)) != 0;
        if (declared && simple && !builder.isAtModuleLevel()) {
            String declaration = (flags & SymbolFlags.GLOBAL) != 0 ? "global" : "nonlocal";
            throw builder.error("annotated name '" + name.id() + "' can't be " + declaration, node.range());
        }
        if (simple) {
            builder.define(name.id(), SymbolFlags.ANNOTATED | SymbolFlags.LOCAL, name.range());
        } else if (node.value() != null) {
            builder.define(name.id(), SymbolFlags.LOCAL, name.range());
        }
    }

    @Override
    public void visitFor(Stmt.For node) {
        visit(node.target());
        visit(node.iter());
        visit(node.body());
        visit(node.orelse());
    }

    @Override
    public void visitAsyncFor(Stmt.AsyncFor node) {
        visit(node.target());
        visit(node.iter());
        visit(node.body());
        visit(node.orelse());
    }

    @Override
    public void visitWhile(Stmt.While node) {
        visit(node.test());
        visit(node.body());
        visit(node.orelse());
    }

    @Override
    public void visitIf(Stmt.If node) {
        visit(node.test());
        visit(node.body());
        visit(node.orelse());
    }

    @Override
    public void visitWith(Stmt.With node) {
        visitItems(node.items());
        visit(node.body());
    }

    @Override
    public void visitAsyncWith(Stmt.AsyncWith node) {
        visitItems(node.items());
        visit(node.body());
    }

    private void visitItems(List<WithItem> items) {
        for (WithItem item : items) {
            visit(item.contextExpr());
            visitOptional(item.optionalVars());
        }
    }

    @Override
    public void visitMatch(Stmt.Match node) {
        visit(node.subject());
        for (MatchCase matchCase : node.cases()) {
            builder.patterns.visit(matchCase.pattern());
            visitOptional(matchCase.guard());
            visit(matchCase.body());
        }
    }

    @Override
    public void visitRaise(Stmt.Raise node) {
        visitOptional(node.exc());
        visitOptional(node.cause());
    }

    @Override
    public void visitTry(Stmt.Try node) {
        visit(node.body());
        visit(node.orelse());
        visitHandlers(node.handlers());
        visit(node.finalbody());
    }

    @Override
    public void visitTryStar(Stmt.TryStar node) {
        visit(node.body());
        visit(node.orelse());
        visitHandlers(node.handlers());
        visit(node.finalbody());
    }

    private void visitHandlers(List<ExceptHandler> handlers) {
        for (ExceptHandler handler : handlers) {
            visitOptional(handler.type());
            if (handler.name() != null) {
                builder.define(handler.name(), SymbolFlags.LOCAL, handler.range());
            }
            visit(handler.body());
        }
    }

    @Override
    public void visitAssert(Stmt.Assert node) {
        visit(node.test());
        visitOptional(node.msg());
    }

    @Override
    public void visitImport(Stmt.Import node) {
        node.names().forEach(this::defineImported);
    }

    @Override
    public void visitImportFrom(Stmt.ImportFrom node) {
        node.names().forEach(this::defineImported);
    }

    private void defineImported(Alias alias) {
        String name = alias.asname() != null ? alias.asname() : alias.name();
        if (!name.equals("*")) {
            int dot = name.indexOf('.');
            builder.define(dot < 0 ? name : name.substring(0, dot), SymbolFlags.IMPORT, alias.range());
        } else if (builder.current().type() != BlockType.MODULE) {
            throw builder.error("import * only allowed at module level", alias.range());
        }
    }

    @Override
    public void visitGlobal(Stmt.Global node) {
        for (String name : node.names()) {
            declare(name, SymbolFlags.GLOBAL, "global", node.range());
        }
    }

    @Override
    public void visitNonlocal(Stmt.Nonlocal node) {
        for (String name : node.names()) {
            declare(name, SymbolFlags.NONLOCAL, "nonlocal", node.range());
        }
    }

    private void declare(String name, int flag, String declaration, SourceRange range) {
        int flags = builder.lookup(name);
        if ((flags & SymbolFlags.PARAMETER) != 0) {
            throw builder.error("name '" + name + "' is parameter and " + declaration, range);
        } else if ((flags & SymbolFlags.USE) != 0) {
            throw builder.error("name '" + name + "' is used prior to " + declaration + " declaration", range);
        } else if ((flags & SymbolFlags.ANNOTATED) != 0) {
            throw builder.error("annotated name '" + name + "' can't be " + declaration, range);
        } else if ((flags & SymbolFlags.LOCAL) != 0) {
            throw builder.error("name '" + name + "' is assigned to before " + declaration + " declaration", range);
        }
        builder.define(name, flag, range);
        builder.addDirective(name, range);
    }

    @Override
    public void visitExpr(Stmt.Expr node) {
        visit(node.value());
    }

    @Override
    public void visitPass(Stmt.Pass node) {}

    @Override
    public void visitBreak(Stmt.Break node) {}

    @Override
    public void visitContinue(Stmt.Continue node) {}
}
