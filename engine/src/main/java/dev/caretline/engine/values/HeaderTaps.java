package dev.caretline.engine.values;

import dev.caretline.compiler.instrument.CodeScope;
import dev.caretline.grammar.ast.Arg;
import dev.caretline.grammar.ast.Arguments;
import dev.caretline.grammar.ast.AstScanner;
import dev.caretline.grammar.ast.ExceptHandler;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Keyword;
import dev.caretline.grammar.ast.MatchCase;
import dev.caretline.grammar.ast.Pattern;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.ast.WithItem;
import dev.caretline.grammar.source.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses and places what is kept of one statement's own expressions, which are not those of its body. */
final class HeaderTaps {
    private final ScopePlan plan;
    private final CodeScope.Kind kind;

    HeaderTaps(ScopePlan plan, CodeScope.Kind kind) {
        this.plan = plan;
        this.kind = kind;
    }

    /** The slots of a statement, from a number on. */
    Span place(Stmt node, int base) {
        Header header = new Header();
        node.accept(header);
        Span span = plan.place(header.choice, base);
        if (header.yielded != null) {
            // A generator holds on to nothing that was only needed for what it has handed out.
            plan.emptyAfter(header.yielded, span);
        }
        for (SourceRange range : header.ranges(node)) {
            plan.unit(range, header.choice);
        }
        return span;
    }

    /** The slots of what a handler says that it catches. */
    Span handlerType(ExceptHandler node, int base) {
        TapChoice choice = plan.choice(ReboundNames.collector());
        choice.operand(node.type());
        Span span = plan.place(choice, base);
        plan.unit(upTo(node.range(), node.body()), choice);
        return span;
    }

    /** Where a statement starts: a definition with its first decorator. */
    static SourceRange start(Stmt node) {
        List<Expr> decorators = List.of();
        if (node instanceof Stmt.FunctionDef function) {
            decorators = function.decoratorList();
        } else if (node instanceof Stmt.AsyncFunctionDef function) {
            decorators = function.decoratorList();
        } else if (node instanceof Stmt.ClassDef type) {
            decorators = type.decoratorList();
        }
        return decorators.isEmpty() ? node.range() : decorators.get(0).range();
    }

    private static SourceRange upTo(SourceRange from, List<Stmt> body) {
        SourceRange end = start(body.get(0));
        return SourceRange.ofNumbers(from.lineNumber(), from.columnBytes(), end.lineNumber(), end.columnBytes());
    }

    /** Visits one statement. */
    private final class Header extends AstScanner {
        private final ReboundNames rebound = ReboundNames.collector();
        private TapChoice choice = plan.choice(rebound);
        private @Nullable List<Stmt> body;
        private List<MatchCase> cases = List.of();
        private @Nullable Expr yielded;

        /** The parts of the source in which what is to blame starts. */
        List<SourceRange> ranges(Stmt node) {
            List<SourceRange> ranges = new ArrayList<>();
            if (cases.isEmpty()) {
                SourceRange start = start(node);
                ranges.add(body == null ? node.range() : upTo(start, body));
            } else {
                ranges.add(upTo(node.range(), cases.get(0).pattern().range()));
                cases.forEach(way -> ranges.add(upTo(way.pattern().range(), way.body())));
            }
            return ranges;
        }

        private SourceRange upTo(SourceRange from, SourceRange to) {
            return SourceRange.ofNumbers(from.lineNumber(), from.columnBytes(), to.lineNumber(), to.columnBytes());
        }

        private SourceRange upTo(SourceRange from, List<Stmt> block) {
            return HeaderTaps.upTo(from, block);
        }

        /** From now on variables that are rebound in these expressions are no good. */
        private void rebinds(Stream<? extends @Nullable Expr> nodes) {
            nodes.forEach(rebound::of);
            choice = plan.choice(rebound);
        }

        private void rebinds(@Nullable Expr... nodes) {
            rebinds(Stream.of(nodes));
        }

        @Override
        public void visitExpr(Stmt.Expr node) {
            rebinds(node.value());
            outermost(node.value());
        }

        @Override
        public void visitReturn(Stmt.Return node) {
            if (node.value() != null) {
                rebinds(node.value());
                outermost(node.value());
            }
        }

        private void outermost(Expr value) {
            choice.outermost(value);
            if (value instanceof Expr.Yield yield) {
                yielded = yield.value();
            }
        }

        @Override
        public void visitAssign(Stmt.Assign node) {
            boolean names = node.targets().stream().allMatch(Expr.Name.class::isInstance);
            rebinds(names ? Stream.of(node.value()) : Stream.concat(Stream.of(node.value()), node.targets().stream()));
            if (names && kind != CodeScope.Kind.CLASS) {
                outermost(node.value());
            } else if (node.targets().size() == 1 && isSwap(node.targets().get(0), node.value())) {
                choice.outermost(node.value());
            } else {
                choice.operand(node.value());
            }
            node.targets().forEach(this::target);
        }

        /** Whether values go one by one to as many targets, without a tuple in between. */
        private static boolean isSwap(Expr target, Expr value) {
            List<Expr> targets = elements(target);
            List<Expr> values = elements(value);
            return !targets.isEmpty()
                    && targets.size() == values.size()
                    && Stream.concat(targets.stream(), values.stream()).noneMatch(Expr.Starred.class::isInstance);
        }

        private static List<Expr> elements(Expr node) {
            if (node instanceof Expr.Tuple tuple) {
                return tuple.elts();
            }
            return node instanceof Expr.List list ? list.elts() : List.of();
        }

        private void target(@Nullable Expr node) {
            if (node instanceof Expr.Attribute attribute) {
                choice.operand(attribute.value());
            } else if (node instanceof Expr.Subscript item) {
                choice.operand(item.value());
                choice.operand(item.slice());
            } else if (node instanceof Expr.Starred rest) {
                target(rest.value());
            } else if (node != null) {
                elements(node).forEach(this::target);
            }
        }

        @Override
        public void visitAugAssign(Stmt.AugAssign node) {
            rebinds(node.value());
            target(node.target());
            choice.operand(node.value());
        }

        @Override
        public void visitAnnAssign(Stmt.AnnAssign node) {
            if (node.value() != null) {
                rebinds(node.value());
                if (node.target() instanceof Expr.Name && kind != CodeScope.Kind.CLASS) {
                    outermost(node.value());
                } else {
                    choice.operand(node.value());
                }
            }
            target(node.target());
            if (!kind.hasFastLocals()) {
                choice.outermost(node.annotation());
            }
        }

        @Override
        public void visitDelete(Stmt.Delete node) {
            rebinds(node.targets().stream());
            node.targets().forEach(this::target);
        }

        @Override
        public void visitRaise(Stmt.Raise node) {
            rebinds(node.exc(), node.cause());
            choice.raised(node.exc());
            choice.outermost(node.cause());
        }

        @Override
        public void visitIf(Stmt.If node) {
            body = node.body();
            rebinds(node.test());
            choice.condition(node.test());
        }

        @Override
        public void visitWhile(Stmt.While node) {
            body = node.body();
            rebinds(node.test());
            choice.condition(node.test());
        }

        @Override
        public void visitFor(Stmt.For node) {
            loop(node.target(), node.iter(), node.body());
        }

        @Override
        public void visitAsyncFor(Stmt.AsyncFor node) {
            loop(node.target(), node.iter(), node.body());
        }

        private void loop(Expr target, Expr iterable, List<Stmt> block) {
            body = block;
            rebinds(iterable, target);
            choice.operand(iterable);
            target(target);
        }

        @Override
        public void visitWith(Stmt.With node) {
            with(node.items(), node.body());
        }

        @Override
        public void visitAsyncWith(Stmt.AsyncWith node) {
            with(node.items(), node.body());
        }

        private void with(List<WithItem> items, List<Stmt> block) {
            body = block;
            rebinds(items.stream().flatMap(item -> Stream.of(item.contextExpr(), item.optionalVars())));
            for (WithItem item : items) {
                choice.operand(item.contextExpr());
                target(item.optionalVars());
            }
        }

        @Override
        public void visitMatch(Stmt.Match node) {
            cases = node.cases();
            for (MatchCase way : cases) {
                rebound.of(way.pattern());
                rebound.of(way.guard());
            }
            rebinds(node.subject());
            choice.operand(node.subject());
            PatternValues patterns = new PatternValues(choice);
            for (MatchCase way : cases) {
                patterns.of(way.pattern());
                if (way.guard() != null) {
                    choice.condition(way.guard());
                }
            }
        }

        @Override
        public void visitFunctionDef(Stmt.FunctionDef node) {
            function(node.decoratorList(), node.args(), node.returns(), node.body());
        }

        @Override
        public void visitAsyncFunctionDef(Stmt.AsyncFunctionDef node) {
            function(node.decoratorList(), node.args(), node.returns(), node.body());
        }

        private void function(List<Expr> decorators, Arguments arguments, @Nullable Expr returns, List<Stmt> block) {
            body = block;
            choice.operands(decorators);
            choice.defaults(arguments);
            Stream.of(
                            arguments.posonlyargs().stream(),
                            arguments.args().stream(),
                            Stream.ofNullable(arguments.vararg()),
                            arguments.kwonlyargs().stream(),
                            Stream.ofNullable(arguments.kwarg()))
                    .flatMap(parameters -> parameters)
                    .map(Arg::annotation)
                    .forEach(choice::outermost);
            choice.outermost(returns);
        }

        @Override
        public void visitClassDef(Stmt.ClassDef node) {
            body = node.body();
            choice.operands(node.decoratorList());
            choice.operands(node.bases());
            node.keywords().stream().map(Keyword::value).forEach(choice::operand);
        }

        @Override
        public void visitAssert(Stmt.Assert node) {
            // Assertions have taps of their own.
        }
    }

    /** The expressions in a pattern. */
    private static final class PatternValues extends AstScanner {
        private final TapChoice choice;

        PatternValues(TapChoice choice) {
            this.choice = choice;
        }

        void of(Pattern pattern) {
            scan(pattern);
        }

        @Override
        public void visitMatchValue(Pattern.MatchValue node) {
            choice.operand(node.value());
        }

        @Override
        public void visitMatchMapping(Pattern.MatchMapping node) {
            choice.operands(node.keys());
            node.patterns().forEach(this::scan);
        }

        @Override
        public void visitMatchClass(Pattern.MatchClass node) {
            choice.operand(node.cls());
            node.patterns().forEach(this::scan);
            node.kwdPatterns().forEach(this::scan);
        }
    }
}
