package dev.caretline.coverage.lines;

import dev.caretline.coverage.model.Events;
import dev.caretline.coverage.model.MatchCases;
import dev.caretline.coverage.model.SourceModel;
import dev.caretline.grammar.ast.BoolOperator;
import dev.caretline.grammar.ast.ExceptHandler;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.MatchCase;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Stmt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The ways between the lines of a source, as coverage.py 7 counts them with {@code --branch}: from each line to those where
 * the next statement may start. Exceptions make no ways, but {@code raise} does. Where control passes a {@code finally} or
 * leaves a {@code with}, the way is that to the statement behind it, whatever runs in between.
 */
final class LineFlow {
    /**
     * A way that starts, and whose end is not known yet.
     *
     * @param line where it starts
     * @param taken whether it was taken
     */
    record Exit(int line, boolean taken) {}

    private static final int MODULE = 1;

    private final SourceModel model;
    private final Passed passed;
    private final DecisionOutcomes outcomes;
    private final SortedMap<Integer, SortedMap<Integer, Boolean>> arcs = new TreeMap<>();
    private Deque<LineBlock> blocks = new ArrayDeque<>();
    /** The last line of the statement before; of a compound one that of its header's start. */
    private int lastEnd;

    /** The first line of the logical line that ends there. */
    private int lastLine;

    private LineFlow(SourceModel model, Passed passed) {
        this.model = model;
        this.passed = passed;
        outcomes = new DecisionOutcomes(model, passed);
    }

    /** All ways, in the order of their lines; none from a line to itself. */
    static List<LineArc> arcs(SourceModel model, Passed passed) {
        LineFlow flow = new LineFlow(model, passed);
        if (model.tree() instanceof Mod.Module module) {
            flow.leave(flow.suite(module.body(), List.of()), MODULE);
        }
        List<LineArc> all = new ArrayList<>();
        flow.arcs.forEach((from, targets) -> targets.forEach((to, taken) -> all.add(new LineArc(from, to, taken))));
        return all;
    }

    // ---- arcs

    private void arc(Exit exit, int to) {
        if (exit.line != to) {
            arcs.computeIfAbsent(exit.line, line -> new TreeMap<>()).merge(to, exit.taken, Boolean::logicalOr);
        }
    }

    private void arcs(List<Exit> exits, int to) {
        exits.forEach(exit -> arc(exit, to));
    }

    private void leave(List<Exit> exits, int start) {
        arcs(exits, -start);
    }

    /** Several ways at once. */
    private static List<Exit> join(List<Exit> some, List<Exit> others) {
        List<Exit> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    // ---- what happened

    private boolean started(List<Stmt> suite) {
        return !suite.isEmpty() && started(suite.get(0));
    }

    private boolean started(Stmt node) {
        return happened(model.sites().start(node));
    }

    private boolean happened(int event) {
        return event != Events.NONE && passed.happened(event);
    }

    private boolean completed(Stmt node) {
        return started(node) && !passed.alwaysRaised(node.range());
    }

    // ---- suites

    /** The ways out of a suite, given those into it. */
    private List<Exit> suite(List<Stmt> suite, List<Exit> before) {
        List<Exit> exits = before;
        for (Stmt node : suite) {
            int line = lineOf(node);
            if (model.lines().containsKey(line)) {
                arcs(exits, line);
                exits = exits(node, line);
            }
        }
        return exits;
    }

    /** The first line of the logical line that a statement starts on. */
    private int lineOf(Stmt node) {
        int first = LineNumbers.first(node);
        int line = first == lastEnd ? lastLine : first;
        boolean simple = LineNumbers.isSimple(node);
        lastEnd = simple ? node.range().endLineNumber() : node.range().lineNumber();
        lastLine = simple ? line : lastEnd;
        return line;
    }

    private List<Exit> exits(Stmt node, int line) {
        if (node instanceof Stmt.If branch) {
            return branch(branch, line);
        } else if (node instanceof Stmt.While loop) {
            return whileLoop(loop, line);
        } else if (node instanceof Stmt.For loop) {
            return forLoop(loop, loop.body(), loop.orelse(), line);
        } else if (node instanceof Stmt.AsyncFor loop) {
            return forLoop(loop, loop.body(), loop.orelse(), line);
        } else if (node instanceof Stmt.Match match) {
            return match(match, line);
        } else if (node instanceof Stmt.With with) {
            return suite(with.body(), List.of(new Exit(line, started(with.body()))));
        } else if (node instanceof Stmt.AsyncWith with) {
            return suite(with.body(), List.of(new Exit(line, started(with.body()))));
        } else if (node instanceof Stmt.Try attempt) {
            return attempt(line, attempt.body(), attempt.handlers(), attempt.orelse(), attempt.finalbody());
        } else if (node instanceof Stmt.TryStar attempt) {
            return attempt(line, attempt.body(), attempt.handlers(), attempt.orelse(), attempt.finalbody());
        }
        return simpleOrDefinition(node, line);
    }

    private List<Exit> simpleOrDefinition(Stmt node, int line) {
        if (node instanceof Stmt.FunctionDef function) {
            return function(node, function.body(), line);
        } else if (node instanceof Stmt.AsyncFunctionDef function) {
            return function(node, function.body(), line);
        } else if (node instanceof Stmt.ClassDef definition) {
            return inNewScope(() -> leave(suite(definition.body(), List.of()), line), node);
        } else if (node instanceof Stmt.Return) {
            returns(List.of(new Exit(line, completed(node))));
        } else if (node instanceof Stmt.Raise) {
            raises(new Exit(line, started(node)));
        } else if (node instanceof Stmt.Break) {
            jumps(new Exit(line, started(node)), true);
        } else if (node instanceof Stmt.Continue) {
            jumps(new Exit(line, started(node)), false);
        } else {
            return List.of(new Exit(line, completed(node)));
        }
        return List.of();
    }

    // ---- definitions

    private List<Exit> function(Stmt node, List<Stmt> body, int line) {
        return inNewScope(
                () -> {
                    blocks.push(new LineBlock.Function(line));
                    returns(suite(body, List.of()));
                },
                node);
    }

    private List<Exit> inNewScope(Runnable walk, Stmt definition) {
        Deque<LineBlock> outer = blocks;
        blocks = new ArrayDeque<>();
        walk.run();
        blocks = outer;
        return List.of(new Exit(definition.range().lineNumber(), started(definition)));
    }

    // ---- jumps

    private void returns(List<Exit> exits) {
        for (LineBlock block : blocks) {
            if (block instanceof LineBlock.Function function) {
                leave(exits, function.start());
                return;
            }
        }
    }

    private void raises(Exit exit) {
        for (LineBlock block : blocks) {
            if (block instanceof LineBlock.Function function) {
                leave(List.of(exit), function.start());
                return;
            } else if (block instanceof LineBlock.Try attempt) {
                if (attempt.handler() != LineBlock.Try.NO_HANDLER) {
                    arc(exit, attempt.handler());
                }
                return;
            }
        }
    }

    private void jumps(Exit exit, boolean breaks) {
        for (LineBlock block : blocks) {
            if (block instanceof LineBlock.Loop loop) {
                if (breaks) {
                    loop.breaks().add(exit);
                } else {
                    arc(exit, loop.start());
                }
                return;
            }
        }
    }

    // ---- branches and loops

    private List<Exit> branch(Stmt.If node, int line) {
        Boolean constant = constant(node.test());
        List<Exit> exits = List.of();
        if (!Boolean.FALSE.equals(constant)) {
            exits = suite(node.body(), List.of(new Exit(line, started(node.body()))));
        }
        if (!Boolean.TRUE.equals(constant)) {
            exits = join(exits, suite(node.orelse(), List.of(whenFalse(node.test(), node.orelse(), line))));
        }
        return exits;
    }

    private Exit whenFalse(Expr test, List<Stmt> orelse, int line) {
        return new Exit(line, started(orelse) || outcomes.wasFalse(test.range()));
    }

    private List<Exit> whileLoop(Stmt.While node, int line) {
        List<Exit> breaks = loop(node.body(), line);
        if (!node.orelse().isEmpty()) {
            return join(breaks, suite(node.orelse(), List.of(whenFalse(node.test(), node.orelse(), line))));
        }
        return constant(node.test()) != null ? breaks : join(breaks, List.of(whenFalse(node.test(), List.of(), line)));
    }

    private List<Exit> forLoop(Stmt node, List<Stmt> body, List<Stmt> orelse, int line) {
        List<Exit> breaks = loop(body, line);
        Exit exhausted =
                new Exit(line, started(orelse) || happened(model.sites().exhausted(node)));
        return join(breaks, suite(orelse, List.of(exhausted)));
    }

    /** The ways out of a loop by {@code break}. */
    private List<Exit> loop(List<Stmt> body, int line) {
        List<Exit> breaks = new ArrayList<>();
        blocks.push(new LineBlock.Loop(line, breaks));
        arcs(suite(body, List.of(new Exit(line, started(body)))), line);
        blocks.pop();
        return breaks;
    }

    /** Whether a test is always true or always false, as far as coverage.py looks into it; null if it is neither. */
    private static @Nullable Boolean constant(Expr test) {
        if (test instanceof Expr.Constant constant) {
            return constant.value().isTrue();
        } else if (test instanceof Expr.BoolOp bool) {
            boolean or = bool.op() == BoolOperator.OR;
            boolean result = !or;
            for (Expr value : bool.values()) {
                Boolean truth = constant(value);
                if (truth == null) {
                    return null;
                }
                result = or ? result || truth : result && truth;
            }
            return result;
        }
        return null;
    }

    private List<Exit> match(Stmt.Match node, int line) {
        List<Exit> exits = List.of();
        Exit before = new Exit(line, started(node));
        for (MatchCase branch : node.cases()) {
            int caseLine = branch.pattern().range().lineNumber();
            boolean tried = before.line == line ? completed(node) || tried(branch) : tried(branch);
            arc(new Exit(before.line, tried), caseLine);
            exits = join(exits, suite(branch.body(), List.of(new Exit(caseLine, started(branch.body())))));
            before = new Exit(caseLine, false);
        }
        MatchCase last = node.cases().get(node.cases().size() - 1);
        return MatchCases.mayFail(last) ? join(exits, List.of(new Exit(before.line, failed(node, last)))) : exits;
    }

    private boolean tried(MatchCase branch) {
        return happened(model.sites().start(branch.pattern())) || started(branch.body());
    }

    private boolean failed(Stmt.Match node, MatchCase last) {
        Expr guard = last.guard();
        return happened(model.sites().unmatched(node)) || (guard != null && outcomes.wasFalse(guard.range()));
    }

    // ---- exceptions

    private List<Exit> attempt(
            int line, List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalBody) {
        blocks.push(new LineBlock.Try(
                handlers.isEmpty()
                        ? LineBlock.Try.NO_HANDLER
                        : handlers.get(0).range().lineNumber()));
        List<Exit> exits = suite(body, List.of(new Exit(line, started(body))));
        blocks.pop();
        if (!finalBody.isEmpty()) {
            blocks.push(new LineBlock.Try(LineBlock.Try.NO_HANDLER));
        }
        List<Exit> handled = List.of();
        for (ExceptHandler handler : handlers) {
            Exit caught = new Exit(handler.range().lineNumber(), started(handler.body()));
            handled = join(handled, suite(handler.body(), List.of(caught)));
        }
        exits = join(suite(orelse, exits), handled);
        if (finalBody.isEmpty()) {
            return exits;
        }
        blocks.pop();
        List<Exit> behind = suite(finalBody, exits);
        if (exits.stream().anyMatch(Exit::taken)) {
            return behind;
        }
        // It was run only on the way of an exception or a jump, and goes on with that, or no other way comes to it at
        // all.
        return exits.isEmpty()
                ? exits
                : behind.stream().map(exit -> new Exit(exit.line, false)).toList();
    }
}
