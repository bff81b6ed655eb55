package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Comprehension;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.locations.traceback.DescribedValue;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.HowKnown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a frame was about to do, with the values of all its operands, as far as they are known for certain. */
public final class Parts {
    private static final int MOST = 60;
    private static final Set<String> DEFINITIONS = Set.of("function", "builtin_function_or_method", "type");

    private final Values values;
    private final List<Part> found = new ArrayList<>();

    private Parts(Values values) {
        this.values = values;
    }

    /**
     * In the order of the source, each behind what it is a part of; without constants, and without names of functions that are called.
     *
     * @return empty if the source is not that of the frame
     */
    public static List<Part> of(Failure failure, Frame frame, SourceTrees sources) {
        return sources.of(frame.code().filename())
                .flatMap(source -> frame.range()
                        .flatMap(range -> NodePath.find(source.tree(), range))
                        .flatMap(path -> ScopeNode.indexOf(frame.code(), path)
                                .map(scope -> new Parts(new Values(
                                                frame,
                                                path,
                                                scope,
                                                source.tree(),
                                                new Objects(failure),
                                                new Disturbance(failure, sources)))
                                        .of(path))))
                .orElse(List.of());
    }

    private List<Part> of(NodePath path) {
        Node node = path.last();
        if (node instanceof RangedNode ranged) {
            Optional<Known> known = node instanceof Expr expression ? captured(expression) : Optional.empty();
            found.add(part(ranged, 0, known));
        }
        addOperands(node, path.parent(), 1);
        return List.copyOf(found);
    }

    /** Whether a frame was about to test what an assert statement asserts. */
    public static boolean isAsserted(Frame frame, SourceTrees sources) {
        return sources.of(frame.code().filename())
                .flatMap(source -> frame.range().flatMap(range -> NodePath.find(source.tree(), range)))
                .filter(path -> path.nodes().stream().anyMatch(Stmt.Assert.class::isInstance))
                .isPresent();
    }

    /** Of an assert, what it tests was computed; what fails otherwise has no value. */
    private Optional<Known> captured(Expr node) {
        return values.of(node).filter(known -> known.how() == HowKnown.CAPTURED);
    }

    private void add(Expr node, int depth) {
        if (found.size() == MOST || node instanceof Expr.Constant) {
            return;
        }
        if (node instanceof Expr.Starred || node instanceof Expr.Slice || node instanceof Expr.FormattedValue) {
            addOperands(node, Optional.empty(), depth);
            return;
        }
        found.add(part(node, depth, values.of(node)));
        addOperands(node, Optional.empty(), depth + 1);
    }

    private void addOperands(Node node, Optional<Node> parent, int depth) {
        for (Expr operand : operands(node, parent)) {
            boolean isCalled = node instanceof Expr.Call call && call.func() == operand;
            if (!isCalled || !saysItself(operand)) {
                add(operand, depth);
            }
        }
    }

    /** The name of a function or class says what it is. */
    private boolean saysItself(Expr node) {
        return node instanceof Expr.Name
                && values.of(node).filter(known -> isDefinition(known.value())).isPresent();
    }

    private static boolean isDefinition(DescribedValue value) {
        return value.function().isPresent() || DEFINITIONS.contains(value.type());
    }

    private static Part part(RangedNode node, int depth, Optional<Known> known) {
        return new Part(
                node.range(),
                depth,
                known.map(Known::value),
                known.map(Known::how).orElse(HowKnown.UNKNOWN));
    }

    /** What is evaluated in the same frame: of a comprehension only the first iterable. */
    private static List<Expr> operands(Node node, Optional<Node> parent) {
        if (node instanceof Expr.Lambda) {
            return List.of();
        }
        if (node instanceof Stmt.Raise raise) {
            // The exception itself is what is being looked at.
            return raise.exc() instanceof Expr.Call call
                    ? Operands.of(call, raise).stream().skip(1).toList()
                    : List.of();
        }
        List<Expr> iterables = firstIterable(node);
        if (!iterables.isEmpty()) {
            return iterables;
        }
        List<Expr> operands = Operands.of(node, parent.orElse(null));
        if (!operands.isEmpty() || !(node instanceof Stmt) || hasBody(node)) {
            return operands;
        }
        return Bindings.children(node).stream()
                .filter(Expr.class::isInstance)
                .map(Expr.class::cast)
                .toList();
    }

    private static boolean hasBody(Node node) {
        return Bindings.children(node).stream().anyMatch(Stmt.class::isInstance);
    }

    private static List<Expr> firstIterable(Node node) {
        return Bindings.children(node).stream()
                .filter(Comprehension.class::isInstance)
                .limit(1)
                .map(child -> ((Comprehension) child).iter())
                .toList();
    }
}
