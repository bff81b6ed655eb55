package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.locations.traceback.DescribedValue;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.RaisedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which objects may have been changed between a failure and its description: those that a frame could reach by the names it
 * mentions in what it executed meanwhile.
 */
final class Disturbance {
    private final Set<Long> identities = new HashSet<>();
    private boolean any;

    Disturbance(Failure failure, SourceTrees sources, Objects objects) {
        for (RaisedException exception : failure.exceptions()) {
            exception.stack().stream()
                    .flatMap(stack -> stack.frames().stream())
                    .filter(frame -> frame.wentOn().isPresent())
                    .forEach(frame -> {
                        any = true;
                        identities.addAll(objects.reachable(mentioned(frame, sources)));
                    });
        }
    }

    /** Whether any frame executed anything meanwhile. */
    boolean any() {
        return any;
    }

    boolean mayHaveChanged(DescribedValue value) {
        return value.identity().isPresent()
                && identities.contains(value.identity().getAsLong());
    }

    private static List<DescribedValue> mentioned(Frame frame, SourceTrees sources) {
        Optional<Cleanup> cleanup = cleanup(frame, sources);
        if (cleanup.isEmpty() || !cleanup.get().covers(frame.wentOn().orElseThrow())) {
            return frame.names().stream().map(Frame.NamedValue::value).toList();
        }
        List<DescribedValue> found = new ArrayList<>();
        Bindings.reads(cleanup.get().blocks()).forEach(name -> add(frame, name.id(), found));
        for (Expr manager : cleanup.get().managers()) {
            Optional<DescribedValue> attribute = attribute(frame, manager);
            if (attribute.isPresent()) {
                found.add(attribute.get());
            } else {
                Bindings.reads(List.of(manager)).forEach(name -> add(frame, name.id(), found));
            }
        }
        return found;
    }

    private static Optional<Cleanup> cleanup(Frame frame, SourceTrees sources) {
        return sources.of(frame.code().filename())
                .flatMap(source -> frame.range().flatMap(range -> NodePath.find(source.tree(), range)))
                .flatMap(path -> ScopeNode.indexOf(frame.code(), path).map(scope -> Cleanup.around(path, scope)));
    }

    private static void add(Frame frame, String name, List<DescribedValue> found) {
        frame.names().stream()
                .filter(named -> named.name().equals(name))
                .map(Frame.NamedValue::value)
                .forEach(found::add);
    }

    /** {@code self.lock}: not all of {@code self} is disturbed by what its lock does. */
    private static Optional<DescribedValue> attribute(Frame frame, Expr node) {
        if (!(node instanceof Expr.Attribute attribute) || !(attribute.value() instanceof Expr.Name owner)) {
            return Optional.empty();
        }
        return frame.names().stream()
                .filter(named -> named.name().equals(owner.id()))
                .flatMap(named -> named.value().attributes().stream())
                .filter(found -> found.name().equals(attribute.attr()))
                .map(DescribedValue.Attribute::value)
                .findFirst();
    }
}
