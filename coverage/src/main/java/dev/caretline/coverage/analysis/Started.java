package dev.caretline.coverage.analysis;

import dev.caretline.coverage.data.Abort;
import dev.caretline.coverage.data.SourceHits;
import dev.caretline.coverage.lines.Passed;
import dev.caretline.coverage.model.Evaluations;
import dev.caretline.coverage.model.Evaluations.Evaluation;
import dev.caretline.coverage.model.Events;
import dev.caretline.coverage.model.SourceModel;
import dev.caretline.grammar.source.SourceRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which events have happened: those that were recorded, those that they imply, and those that an aborted instruction
 * implies. And which of the aborted instructions never got any further.
 */
final class Started implements Passed {
    /**
     * An evaluation that started, and never ended but by an exception.
     *
     * @param evaluation what raised
     * @param missed the evaluations of the same statement that would have come behind it, outermost ones only
     */
    record Raised(Evaluation evaluation, List<Evaluation> missed) {}

    private record Stop(Evaluation evaluation, Abort abort) {}

    private final Events events;
    private final Evaluations evaluations;
    private final BitSet started = new BitSet();
    private final BitSet passed = new BitSet();
    private final List<Raised> raised = new ArrayList<>();
    private final TreeSet<SourceRange> raisedRanges = new TreeSet<>();

    Started(SourceModel model, SourceHits hits) {
        events = model.events();
        evaluations = model.evaluations();
        BitSet recorded = hits.hits();
        recorded.stream().filter(event -> event < events.count()).forEach(event -> {
            start(event);
            if (!events.suspends(event)) {
                passed.set(event);
            }
        });
        Map<Integer, Stop> furthest = new HashMap<>();
        for (Abort abort : hits.aborts()) {
            Evaluation evaluation = aborted(abort);
            if (evaluation != null && evaluation.event() != Events.NONE) {
                start(evaluation.event());
                furthest.merge(evaluation.event(), new Stop(evaluation, abort), Started::further);
            }
        }
        started.stream().map(events::before).filter(before -> before >= 0).forEach(passed::set);
        furthest.forEach((event, stop) -> {
            if (!passed.get(event) && !stop.abort.running()) {
                raised.add(new Raised(stop.evaluation, rest(stop)));
                raisedRanges.add(stop.evaluation.range());
            }
        });
        raised.sort((a, b) -> a.evaluation.range().compareTo(b.evaluation.range()));
    }

    boolean contains(int event) {
        return started.get(event);
    }

    @Override
    public boolean happened(int event) {
        return contains(event);
    }

    @Override
    public boolean alwaysRaised(SourceRange range) {
        int line = range.lineNumber();
        int column = range.columnBytes();
        SourceRange first = raisedRanges.ceiling(SourceRange.ofNumbers(line, column, line, column));
        return first != null && range.contains(first);
    }

    List<Raised> raised() {
        return raised;
    }

    private void start(int event) {
        for (int e = event; e >= 0 && !started.get(e); e = events.before(e)) {
            started.set(e);
        }
    }

    private static Stop further(Stop one, Stop other) {
        return one.evaluation.index() >= other.evaluation.index() ? one : other;
    }

    private @Nullable Evaluation aborted(Abort abort) {
        SourceRange position = abort.test() && abort.before() != null ? abort.before() : abort.position();
        return position == null ? null : evaluations.at(position);
    }

    /** What would have come behind: an evaluation has not started if the first instruction of it has not. */
    private List<Evaluation> rest(Stop stop) {
        Set<SourceRange> behind = new HashSet<>(stop.abort.rest());
        List<Evaluation> all = evaluations.all();
        List<Evaluation> missed = new ArrayList<>();
        int from = stop.evaluation.index() + 1;
        for (int i = from; i < all.size() && all.get(i).statement() == stop.evaluation.statement(); i++) {
            Evaluation e = all.get(i);
            if (!e.isStatement()
                    // The parts of an f-string have the position of the whole.
                    && !e.range().contains(stop.evaluation.range())
                    && e.first() >= from
                    && !e.constant()
                    && behind.contains(all.get(e.first()).range())) {
                // An outer evaluation ends behind the inner ones, and takes their place.
                missed.removeIf(inner -> inner.index() >= e.first());
                missed.add(e);
            }
        }
        return missed;
    }
}
