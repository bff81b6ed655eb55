package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.RaisedException;
import dev.caretline.locations.traceback.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Explains the exceptions of a failure that the interpreter itself raised. At most one explanation for each; none where
 * nothing is certain, where {@code raise} or {@code assert} is what failed, and where the source is not the one that ran.
 */
public final class Explainer {
    private static final int MAX_EXPLAINED = 20;

    private Explainer() {}

    /** @return in the order of the failure's exceptions */
    public static List<Explanation> explain(Failure failure, SourceTrees sources) {
        Objects objects = new Objects(failure);
        Disturbance disturbance = new Disturbance(failure, sources);
        List<Explanation> found = new ArrayList<>();
        for (RaisedException error : failure.exceptions()) {
            if (found.size() < MAX_EXPLAINED) {
                site(failure, error, sources, objects, disturbance)
                        .flatMap(Explainer::explain)
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Explanation> explain(Site site) {
        Optional<String> operation = site.operation();
        for (Rule rule : Rules.ALL) {
            Optional<Finding> finding = operation.filter(rule::explains).flatMap(name -> rule.explain(site));
            if (finding.isPresent()) {
                return finding.map(said -> said.explanation(rule.name()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Site> site(
            Failure failure, RaisedException error, SourceTrees sources, Objects objects, Disturbance disturbance) {
        List<Frame> frames = error.stack().map(Stack::frames).orElse(List.of());
        if (frames.isEmpty()) {
            return Optional.empty();
        }
        Frame frame = frames.get(frames.size() - 1);
        return sources.of(frame.code().filename())
                .flatMap(source -> frame.range()
                        .flatMap(range -> NodePath.find(source.tree(), range))
                        .filter(path -> !raises(path.last()))
                        .flatMap(path -> ScopeNode.indexOf(frame.code(), path)
                                .map(scope -> new Site(
                                        failure,
                                        error,
                                        frames,
                                        source.text(),
                                        source.tree(),
                                        path,
                                        scope,
                                        new Values(frame, path, scope, source.tree(), objects, disturbance)))));
    }

    private static boolean raises(Node node) {
        return node instanceof Stmt.Raise || node instanceof Stmt.Assert;
    }
}
