package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.JUMP;
import static dev.caretline.compiler.target.Opcode.LOAD_ASSERTION_ERROR;
import static dev.caretline.compiler.target.Opcode.NOP;
import static dev.caretline.compiler.target.Opcode.POP_TOP;
import static dev.caretline.compiler.target.Opcode.PRINT_EXPR;
import static dev.caretline.compiler.target.Opcode.RAISE_VARARGS;
import static dev.caretline.compiler.target.Opcode.RETURN_VALUE;

import dev.caretline.compiler.flowgraph.BasicBlock;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Stmt;

/** The code of a statement, by its kind; the stack is as deep after it as before. */
final class Statements implements Stmt.VoidVisitor {
    private final CodeGenerator g;
    private final Classes classes;
    private final Loops loops;
    private final TryStatements tries;
    private final WithStatements withs;
    private final MatchStatements matches;
    private final Imports imports;

    Statements(CodeGenerator generator) {
        g = generator;
        classes = new Classes(generator);
        loops = new Loops(generator);
        tries = new TryStatements(generator);
        withs = new WithStatements(generator);
        matches = new MatchStatements(generator);
        imports = new Imports(generator);
    }

    @Override
    public void visitFunctionDef(Stmt.FunctionDef node) {
        g.functions.functionDef(node);
    }

    @Override
    public void visitAsyncFunctionDef(Stmt.AsyncFunctionDef node) {
        g.functions.asyncFunctionDef(node);
    }

    @Override
    public void visitClassDef(Stmt.ClassDef node) {
        classes.classDef(node);
    }

    @Override
    public void visitReturn(Stmt.Return node) {
        Expr value = node.value();
        if (!g.unit.isFunction()) {
            throw g.diagnostics.error("'return' outside function");
        }
        if (value != null && g.unit.coroutine && g.unit.entry.isGenerator()) {
            throw g.diagnostics.error("'return' with value in async generator");
        }
        boolean computed = value != null && !(value instanceof Expr.Constant);
        if (value != null && computed) {
            g.visit(value);
        } else if (value != null) {
            // So that the line of the constant is traced although it is loaded only after the blocks around are left.
            g.out.at(value.range());
            g.out.op(NOP);
        }
        if (value == null || value.range().lineNumber() != node.range().lineNumber()) {
            g.out.at(node.range());
            g.out.op(NOP);
        }
        g.frames.unwindAll(computed);
        if (value == null) {
            g.out.loadNone();
        } else if (value instanceof Expr.Constant constant) {
            g.out.loadConst(constant.value());
        }
        g.out.op(RETURN_VALUE);
    }

    @Override
    public void visitDelete(Stmt.Delete node) {
        g.visitExpressions(node.targets());
    }

    @Override
    public void visitAssign(Stmt.Assign node) {
        g.assignments.assign(node);
    }

    @Override
    public void visitAugAssign(Stmt.AugAssign node) {
        g.assignments.augAssign(node);
    }

    @Override
    public void visitAnnAssign(Stmt.AnnAssign node) {
        g.assignments.annAssign(node);
    }

    @Override
    public void visitFor(Stmt.For node) {
        loops.forLoop(node);
    }

    @Override
    public void visitAsyncFor(Stmt.AsyncFor node) {
        loops.asyncForLoop(node);
    }

    @Override
    public void visitWhile(Stmt.While node) {
        loops.whileLoop(node);
    }

    @Override
    public void visitIf(Stmt.If node) {
        BasicBlock end = g.newBlock();
        BasicBlock otherwise = node.orelse().isEmpty() ? end : g.newBlock();
        g.conditions.jumpIf(node.test(), otherwise, false);
        g.visitStatements(node.body());
        if (otherwise != end) {
            g.out.jumpWithoutLine(JUMP, end);
            g.out.use(otherwise);
            g.visitStatements(node.orelse());
        }
        g.out.use(end);
    }

    @Override
    public void visitWith(Stmt.With node) {
        withs.with(node);
    }

    @Override
    public void visitAsyncWith(Stmt.AsyncWith node) {
        withs.asyncWith(node);
    }

    @Override
    public void visitMatch(Stmt.Match node) {
        matches.match(node);
    }

    @Override
    public void visitRaise(Stmt.Raise node) {
        int values = 0;
        Expr exception = node.exc();
        Expr cause = node.cause();
        if (exception != null) {
            g.visit(exception);
            values++;
            if (cause != null) {
                g.visit(cause);
                values++;
            }
        }
        g.out.op(RAISE_VARARGS, values);
    }

    @Override
    public void visitTry(Stmt.Try node) {
        tries.tryStatement(node);
    }

    @Override
    public void visitTryStar(Stmt.TryStar node) {
        tries.tryStarStatement(node);
    }

    @Override
    public void visitAssert(Stmt.Assert node) {
        if (isNonEmptyTuple(node.test())) {
            g.warn("assertion is always true, perhaps remove parentheses?");
        }
        if (g.optimization() > 0) {
            return;
        }
        BasicBlock end = g.newBlock();
        g.conditions.jumpIf(node.test(), end, true);
        if (g.weaving != null) {
            g.weaving.assertionFailed(node);
        }
        g.out.op(LOAD_ASSERTION_ERROR);
        Expr message = node.msg();
        if (message != null) {
            g.visit(message);
            g.out.call(0);
        }
        if (g.weaving != null) {
            g.weaving.assertionRaises(node);
        }
        g.out.op(RAISE_VARARGS, 1);
        g.out.use(end);
    }

    private static boolean isNonEmptyTuple(Expr test) {
        if (test instanceof Expr.Tuple tuple) {
            return !tuple.elts().isEmpty();
        }
        return test instanceof Expr.Constant constant
                && constant.value() instanceof ConstantValue.Tuple tuple
                && !tuple.elements().isEmpty();
    }

    @Override
    public void visitImport(Stmt.Import node) {
        imports.importNames(node);
    }

    @Override
    public void visitImportFrom(Stmt.ImportFrom node) {
        imports.importFrom(node);
    }

    @Override
    public void visitGlobal(Stmt.Global node) {}

    @Override
    public void visitNonlocal(Stmt.Nonlocal node) {}

    @Override
    public void visitExpr(Stmt.Expr node) {
        Expr value = node.value();
        if (g.printsExpressions()) {
            g.visit(value);
            g.out.op(PRINT_EXPR);
        } else if (value instanceof Expr.Constant) {
            g.out.op(NOP);
        } else {
            g.visit(value);
            g.out.atNowhere();
            g.out.op(POP_TOP);
        }
    }

    @Override
    public void visitPass(Stmt.Pass node) {
        g.out.op(NOP);
    }

    @Override
    public void visitBreak(Stmt.Break node) {
        loops.breakLoop();
    }

    @Override
    public void visitContinue(Stmt.Continue node) {
        loops.continueLoop();
    }
}
