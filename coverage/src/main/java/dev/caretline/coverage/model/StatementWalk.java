package dev.caretline.coverage.model;

import dev.caretline.grammar.ast.Arguments;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.ExceptHandler;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.MatchCase;
import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.ast.WithItem;
import dev.caretline.grammar.source.SourceRange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Walks statements in the order in which they are executed. */
final class StatementWalk implements Stmt.VoidVisitor {
    private final ModelBuilder b;
    private final PatternWalk patterns;
    /** The latest events where the loops around are left by {@code break}, innermost first. */
    private Deque<int[]> breaks = new ArrayDeque<>();

    StatementWalk(ModelBuilder builder) {
        b = builder;
        patterns = new PatternWalk(builder);
    }

    // ---- suites

    /** The statements of a module, class or function, without a docstring. */
    void body(List<Stmt> body, boolean mayHaveDocstring) {
        visitAll(mayHaveDocstring && isDocstring(body) ? body.subList(1, body.size()) : body);
    }

    private static boolean isDocstring(List<Stmt> body) {
        return !body.isEmpty()
                && body.get(0) instanceof Stmt.Expr statement
                && statement.value() instanceof Expr.Constant constant
                && constant.value() instanceof ConstantValue.Str;
    }

    private void visitAll(List<Stmt> nodes) {
        for (Stmt node : nodes) {
            visit(node);
        }
    }

    /** The suite of a branch: a region that starts with its first statement. Returns the index of the region. */
    private int suite(List<Stmt> nodes) {
        if (nodes.isEmpty() || !b.isReachable()) {
            visitAll(nodes);
            return Region.NONE;
        }
        int outer = b.region;
        int entry = b.event();
        b.sites.starts.put(nodes.get(0), entry);
        b.region = b.addRegion(Region.Kind.SUITE, rangeOf(nodes), entry);
        int suite = b.region;
        visitAll(nodes);
        b.region = outer;
        return suite;
    }

    private static SourceRange rangeOf(List<Stmt> nodes) {
        return startOf(nodes.get(0)).to(nodes.get(nodes.size() - 1).range());
    }

    private void visit(Stmt node) {
        int outerRegion = b.region;
        int outerStatement = b.statement;
        int outerLine = b.line;
        b.forgetSuspension();
        b.statement = b.newStatement();
        b.line = node.range().lineNumber();
        if (b.isReachable() && hasCode(node)) {
            // The first statement of a suite starts with the suite.
            int start = b.sites.start(node);
            if (start == Events.NONE) {
                start = b.event();
                b.sites.starts.put(node, start);
            }
            addLines(node, start);
            if (!isBareConstant(node)) {
                b.region = b.addRegion(Region.Kind.STATEMENT, startOf(node).to(node.range()), start);
            }
        }
        node.accept(this);
        b.forgetSuspension();
        b.region = outerRegion;
        b.statement = outerStatement;
        b.line = outerLine;
    }

    private void addLines(Stmt node, int start) {
        b.addLine(node.range().lineNumber(), start);
        for (Expr decorator : decorators(node)) {
            b.addLine(decorator.range().lineNumber(), start);
        }
    }

    private boolean hasCode(Stmt node) {
        return !(node instanceof Stmt.Global) && !(node instanceof Stmt.Nonlocal) && !isLocalAnnotation(node);
    }

    /** Whether it only says of which type a local variable is, for which there is no code. */
    private boolean isLocalAnnotation(Stmt node) {
        return node instanceof Stmt.AnnAssign annotation
                && annotation.value() == null
                && annotation.target() instanceof Expr.Name
                && b.isInFunction();
    }

    private static boolean isBareConstant(Stmt node) {
        return node instanceof Stmt.Expr statement && statement.value() instanceof Expr.Constant;
    }

    /** Where a statement starts: with its decorators, if it has some. */
    private static SourceRange startOf(Stmt node) {
        List<Expr> decorators = decorators(node);
        if (decorators.isEmpty()) {
            return node.range();
        }
        // An @ stands in the column of the definition.
        int line = decorators.get(0).range().lineNumber();
        int column =
                Math.min(node.range().columnBytes(), decorators.get(0).range().columnBytes());
        return SourceRange.ofNumbers(line, column, line, column);
    }

    private static List<Expr> decorators(Stmt node) {
        if (node instanceof Stmt.FunctionDef function) {
            return function.decoratorList();
        } else if (node instanceof Stmt.AsyncFunctionDef function) {
            return function.decoratorList();
        }
        return node instanceof Stmt.ClassDef definition ? definition.decoratorList() : List.of();
    }

    // ---- simple statements

    private void simple(Stmt node, Runnable parts) {
        int first = b.nextEvaluation();
        parts.run();
        b.statementEvaluated(node, first);
    }

    @Override
    public void visitReturn(Stmt.Return node) {
        simple(node, () -> {
            if (node.value() != null) {
                b.expressions.visitTrivially(node.value());
            }
        });
        b.last = ModelBuilder.NOWHERE;
    }

    @Override
    public void visitDelete(Stmt.Delete node) {
        simple(node, () -> b.expressions.visitAll(node.targets()));
    }

    @Override
    public void visitAssign(Stmt.Assign node) {
        simple(node, () -> {
            if (node.targets().stream().allMatch(Expr.Name.class::isInstance)) {
                b.expressions.visitTrivially(node.value());
            } else {
                b.expressions.visit(node.value());
                b.expressions.visitAll(node.targets());
            }
        });
    }

    @Override
    public void visitAugAssign(Stmt.AugAssign node) {
        simple(node, () -> {
            b.expressions.visit(node.target());
            b.expressions.visit(node.value());
        });
    }

    @Override
    public void visitAnnAssign(Stmt.AnnAssign node) {
        simple(node, () -> {
            b.expressions.visitIfPresent(node.value());
            if (!(node.target() instanceof Expr.Name)) {
                b.expressions.visit(node.target());
            }
        });
    }

    @Override
    public void visitExpr(Stmt.Expr node) {
        simple(node, () -> b.expressions.visitTrivially(node.value()));
    }

    @Override
    public void visitRaise(Stmt.Raise node) {
        simple(node, () -> {
            b.expressions.visitIfPresent(node.exc());
            b.expressions.visitIfPresent(node.cause());
        });
        b.last = ModelBuilder.NOWHERE;
    }

    @Override
    public void visitAssert(Stmt.Assert node) {
        if (!b.debug) {
            return;
        }
        DecisionWalk.Ways ways = header(node, Decision.Kind.ASSERT, node.test()).ways();
        Expr message = node.msg();
        b.last = ways.onFalse();
        if (message != null) {
            b.inRegion(Region.Kind.MESSAGE, message, message.range(), () -> b.expressions.visit(message));
        }
        b.last = ways.onTrue();
    }

    @Override
    public void visitImport(Stmt.Import node) {
        simple(node, () -> {});
    }

    @Override
    public void visitImportFrom(Stmt.ImportFrom node) {
        simple(node, () -> {});
    }

    @Override
    public void visitGlobal(Stmt.Global node) {}

    @Override
    public void visitNonlocal(Stmt.Nonlocal node) {}

    @Override
    public void visitPass(Stmt.Pass node) {}

    @Override
    public void visitBreak(Stmt.Break node) {
        if (!breaks.isEmpty()) {
            int[] left = breaks.element();
            left[0] = b.meet(left[0], b.last);
        }
        b.last = ModelBuilder.NOWHERE;
    }

    @Override
    public void visitContinue(Stmt.Continue node) {
        b.last = ModelBuilder.NOWHERE;
    }

    // ---- definitions

    @Override
    public void visitFunctionDef(Stmt.FunctionDef node) {
        function(node, node.name(), node.args(), node.decoratorList(), node.body());
    }

    @Override
    public void visitAsyncFunctionDef(Stmt.AsyncFunctionDef node) {
        function(node, node.name(), node.args(), node.decoratorList(), node.body());
    }

    private void function(Stmt node, String name, Arguments arguments, List<Expr> decorators, List<Stmt> body) {
        simple(node, () -> {
            b.expressions.visitAll(decorators);
            b.expressions.defaults(arguments);
        });
        int after = b.last;
        int outerRegion = b.region;
        int outerUnit = b.unit;
        Deque<int[]> outerBreaks = breaks;
        breaks = new ArrayDeque<>();
        b.forgetSuspension();
        b.unit = b.isReachable() ? b.addUnit(CodeUnit.Kind.FUNCTION, name, node.range()) : b.unit;
        if (b.isReachable()) {
            b.sites.bodies.put(node, b.event());
            List<Stmt> code = isDocstring(body) ? body.subList(1, body.size()) : body;
            if (!code.isEmpty()) {
                b.line = code.get(0).range().lineNumber();
                b.region = b.addRegion(Region.Kind.SUITE, rangeOf(code), b.last);
            }
        }
        body(body, true);
        breaks = outerBreaks;
        b.unit = outerUnit;
        b.region = outerRegion;
        b.last = after;
    }

    @Override
    public void visitClassDef(Stmt.ClassDef node) {
        simple(node, () -> {
            b.expressions.visitAll(node.decoratorList());
            b.expressions.visitAll(node.bases());
            b.expressions.keywords(node.keywords());
        });
        int outer = b.unit;
        Deque<int[]> outerBreaks = breaks;
        breaks = new ArrayDeque<>();
        b.unit = b.isReachable() ? b.addUnit(CodeUnit.Kind.CLASS, node.name(), node.range()) : b.unit;
        body(node.body(), true);
        breaks = outerBreaks;
        b.unit = outer;
    }

    // ---- branches and loops

    @Override
    public void visitIf(Stmt.If node) {
        DecisionWalk.Test test = header(node, Decision.Kind.IF, node.test());
        b.last = test.ways().onTrue();
        int body = suite(node.body());
        int afterBody = b.last;
        b.last = test.ways().onFalse();
        int orelse = suite(node.orelse());
        b.last = b.meet(afterBody, b.last);
        setRegions(test, body, orelse);
    }

    /** A statement that tests something: its own instructions may come anywhere among those of the test. */
    private DecisionWalk.Test header(Stmt node, Decision.Kind kind, Expr test) {
        int start = b.last;
        int first = b.nextEvaluation();
        DecisionWalk.Test tested = b.decisions.test(kind, test);
        b.last = start;
        b.statementEvaluated(node, first);
        return tested;
    }

    private void setRegions(DecisionWalk.Test test, int onTrue, int onFalse) {
        if (test.decision() != Region.NONE) {
            b.setRegions(test.decision(), onTrue, onFalse);
        }
    }

    @Override
    public void visitWhile(Stmt.While node) {
        DecisionWalk.Test test = header(node, Decision.Kind.WHILE, node.test());
        b.last = test.ways().onTrue();
        breaks.push(new int[] {ModelBuilder.NOWHERE});
        int body = suite(node.body());
        int left = breaks.pop()[0];
        b.last = test.ways().onFalse();
        int orelse = suite(node.orelse());
        b.last = b.meet(left, b.last);
        setRegions(test, body, orelse);
    }

    @Override
    public void visitFor(Stmt.For node) {
        loop(node, node.target(), node.iter(), node.body(), node.orelse());
    }

    @Override
    public void visitAsyncFor(Stmt.AsyncFor node) {
        loop(node, node.target(), node.iter(), node.body(), node.orelse());
    }

    private void loop(Stmt node, Expr target, Expr iterable, List<Stmt> body, List<Stmt> orelse) {
        int first = b.nextEvaluation();
        b.expressions.visit(iterable);
        b.statementEvaluated(node, first);
        if (!b.isReachable()) {
            return;
        }
        int exhausted = b.eventAfter(b.last);
        b.sites.exhaustions.put(node, exhausted);
        b.expressions.visit(target);
        breaks.push(new int[] {ModelBuilder.NOWHERE});
        suite(body);
        int left = breaks.pop()[0];
        b.last = exhausted;
        suite(orelse);
        b.last = b.meet(left, b.last);
    }

    @Override
    public void visitWith(Stmt.With node) {
        with(node, node.items(), node.body());
    }

    @Override
    public void visitAsyncWith(Stmt.AsyncWith node) {
        with(node, node.items(), node.body());
    }

    /** Behind a {@code with} that swallows exceptions nothing of its body need have happened. */
    private void with(Stmt node, List<WithItem> items, List<Stmt> body) {
        int first = b.nextEvaluation();
        for (WithItem item : items) {
            b.expressions.visit(item.contextExpr());
            b.expressions.visitIfPresent(item.optionalVars());
        }
        b.statementEvaluated(node, first);
        int entered = b.last;
        suite(body);
        b.last = entered;
    }

    @Override
    public void visitMatch(Stmt.Match node) {
        int first = b.nextEvaluation();
        b.expressions.visit(node.subject());
        b.statementEvaluated(node, first);
        int left = ModelBuilder.NOWHERE;
        int count = node.cases().size();
        for (int i = 0; i < count; i++) {
            MatchCase branch = node.cases().get(i);
            boolean hooked = i < count - 1 || i == 0 || !isWildcard(branch.pattern());
            int otherwise = pattern(branch, i > 0 && hooked);
            if (b.isReachable() && hooked) {
                b.addLine(branch.pattern().range().lineNumber(), otherwise);
            }
            Expr guard = branch.guard();
            if (guard != null) {
                DecisionWalk.Ways ways = b.decisions.testInRegion(Region.Kind.GUARD, Decision.Kind.GUARD, guard);
                b.last = ways.onTrue();
            } else if (isIrrefutable(branch.pattern())) {
                otherwise = ModelBuilder.NOWHERE;
            }
            suite(branch.body());
            if (!hooked) {
                b.addLine(
                        branch.pattern().range().lineNumber(),
                        b.sites.start(branch.body().get(0)));
            }
            left = b.meet(left, b.last);
            b.last = otherwise;
        }
        if (b.isReachable()) {
            b.sites.mismatches.put(node, b.event());
        }
        b.last = b.meet(left, b.last);
    }

    /** Walks the pattern of a case; the latest event where it does not match. */
    private int pattern(MatchCase branch, boolean isRegion) {
        int[] entered = {b.last};
        Pattern pattern = branch.pattern();
        if (isRegion) {
            b.inRegion(Region.Kind.PATTERN, pattern, pattern.range(), () -> {
                entered[0] = b.last;
                patterns.visit(pattern);
            });
        } else {
            patterns.visit(pattern);
        }
        return entered[0];
    }

    private static boolean isWildcard(Pattern pattern) {
        return pattern instanceof Pattern.MatchAs capture && capture.name() == null;
    }

    private static boolean isIrrefutable(Pattern pattern) {
        return pattern instanceof Pattern.MatchAs capture && capture.pattern() == null;
    }

    // ---- exceptions

    @Override
    public void visitTry(Stmt.Try node) {
        tryStatement(node.body(), node.handlers(), node.orelse(), node.finalbody());
    }

    @Override
    public void visitTryStar(Stmt.TryStar node) {
        tryStatement(node.body(), node.handlers(), node.orelse(), node.finalbody());
    }

    private void tryStatement(List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalBody) {
        int entered = b.last;
        suite(body);
        suite(orelse);
        int left = b.last;
        b.last = entered;
        for (ExceptHandler handler : handlers) {
            Expr type = handler.type();
            if (type != null) {
                b.line = handler.range().lineNumber();
                b.inRegion(Region.Kind.HANDLER_TYPE, type, type.range(), () -> b.expressions.visit(type));
            }
            int caught = b.last;
            if (type != null && b.isReachable()) {
                b.addLine(handler.range().lineNumber(), caught);
            }
            suite(handler.body());
            addFirst(handler, type == null);
            left = b.meet(left, b.last);
            b.last = caught;
        }
        b.last = left;
        if (!finalBody.isEmpty()) {
            finallySuite(finalBody, entered);
        }
    }

    /** A handler without a type has a line that runs when its suite does. */
    private void addFirst(ExceptHandler handler, boolean bare) {
        int start = b.sites.start(handler.body().get(0));
        if (bare && start != Events.NONE) {
            b.addLine(handler.range().lineNumber(), start);
        }
    }

    /** Comes on every way out of the rest of the statement, by an exception too. */
    private void finallySuite(List<Stmt> finalBody, int entered) {
        boolean goesOn = b.isReachable();
        b.last = entered;
        suite(finalBody);
        if (!goesOn) {
            b.last = ModelBuilder.NOWHERE;
        }
    }
}
