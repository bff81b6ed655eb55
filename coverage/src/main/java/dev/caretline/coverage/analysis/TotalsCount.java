package dev.caretline.coverage.analysis;

import dev.caretline.coverage.lines.LineBranches;
import dev.caretline.coverage.model.Decision;
import dev.caretline.coverage.model.Region;
import dev.caretline.coverage.model.SourceModel;
import dev.caretline.grammar.source.SourceRange;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts what there is and what of it was covered, in a whole source or in a function or class with all inside of it. */
final class TotalsCount {
    private final SourceModel model;
    private final List<RegionStatus> statuses;
    private final List<ConditionResult> conditions;
    private final Map<Integer, RegionStatus> lines;
    private final List<Started.Raised> raised;
    private final LineBranches branches;

    TotalsCount(
            SourceModel model,
            List<RegionStatus> statuses,
            List<ConditionResult> conditions,
            Map<Integer, RegionStatus> lines,
            List<Started.Raised> raised,
            LineBranches branches) {
        this.model = model;
        this.statuses = statuses;
        this.conditions = conditions;
        this.lines = lines;
        this.raised = raised;
        this.branches = branches;
    }

    Totals all() {
        Counter counter = new Counter();
        for (int i = 0; i < statuses.size(); i++) {
            counter.region(model.regions().get(i), statuses.get(i));
        }
        conditions.forEach(counter::condition);
        lines.values().forEach(counter::line);
        raised.forEach(counter::raised);
        counter.branches += branches.taken().size() + branches.excused().size();
        branches.missed().forEach(arc -> counter.missedBranch(lines.get(arc.from())));
        return counter.totals();
    }

    /** Of one function or class. */
    Totals unit(int unit) {
        SourceRange range = model.units().get(unit).range();
        Counter counter = new Counter();
        for (int i = 0; i < statuses.size(); i++) {
            Region region = model.regions().get(i);
            if (isIn(region.unit(), unit)) {
                counter.region(region, statuses.get(i));
            }
        }
        for (ConditionResult result : conditions) {
            Decision decision = model.decisions().get(result.condition().decision());
            if (isIn(decision.unit(), unit)) {
                counter.condition(result);
            }
        }
        lines.forEach((line, status) -> {
            if (isInside(line, range)) {
                counter.line(status);
            }
        });
        Stream.concat(branches.taken().stream(), branches.excused().stream())
                .filter(arc -> isInside(arc.from(), range))
                .forEach(arc -> counter.branches++);
        branches.missed().stream()
                .filter(arc -> isInside(arc.from(), range))
                .forEach(arc -> counter.missedBranch(lines.get(arc.from())));
        raised.stream().filter(r -> range.contains(r.evaluation().range())).forEach(counter::raised);
        return counter.totals();
    }

    private static boolean isInside(int line, SourceRange range) {
        return line > range.lineNumber() && line <= range.endLineNumber();
    }

    private boolean isIn(int inner, int outer) {
        int unit = inner;
        while (unit > outer) {
            unit = model.units().get(unit).parent();
        }
        return unit == outer;
    }

    private static final class Counter {
        private int statements;
        private int missedStatements;
        private int regions;
        private int missedRegions;
        private int raisedRegions;
        private int excludedRegions;
        private int conditions;
        private int partialConditions;
        private int outcomes;
        private int missedOutcomes;
        private int lines;
        private int missedLines;
        private int branches;
        private int missedBranches;
        private int partialBranches;

        void region(Region region, RegionStatus status) {
            if (status == RegionStatus.EXCLUDED) {
                excludedRegions++;
                return;
            }
            boolean missed = status == RegionStatus.MISSED;
            regions++;
            missedRegions += missed ? 1 : 0;
            if (region.kind() == Region.Kind.STATEMENT) {
                statements++;
                missedStatements += missed ? 1 : 0;
            }
        }

        void condition(ConditionResult result) {
            conditions += result.excluded() ? 0 : 1;
            partialConditions += result.isPartial() ? 1 : 0;
            outcomes += result.needed();
            missedOutcomes += result.needed() - result.seen();
        }

        void line(RegionStatus status) {
            lines += status == RegionStatus.EXCLUDED ? 0 : 1;
            missedLines += status == RegionStatus.MISSED ? 1 : 0;
        }

        void missedBranch(@Nullable RegionStatus line) {
            branches++;
            missedBranches++;
            partialBranches += line == RegionStatus.MISSED ? 0 : 1;
        }

        void raised(Started.Raised found) {
            raisedRegions++;
            regions += found.missed().size();
            missedRegions += found.missed().size();
        }

        Totals totals() {
            return new Totals(
                    statements,
                    missedStatements,
                    regions,
                    missedRegions,
                    raisedRegions,
                    excludedRegions,
                    conditions,
                    partialConditions,
                    outcomes,
                    missedOutcomes,
                    lines,
                    missedLines,
                    branches,
                    missedBranches,
                    partialBranches);
        }
    }
}
