package dev.caretline.coverage.analysis;

import dev.caretline.compiler.limits.RecursionLimit;
import dev.caretline.coverage.data.SourceHits;
import dev.caretline.coverage.lines.LineBranches;
import dev.caretline.coverage.model.Condition;
import dev.caretline.coverage.model.Decision;
import dev.caretline.coverage.model.Region;
import dev.caretline.coverage.model.SourceModel;
import dev.caretline.grammar.parser.ParseMode;
import dev.caretline.grammar.parser.Parser;
import dev.caretline.grammar.source.Line;
import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Works out what was covered of one source. */
public final class Analysis {
    private final SourceText source;
    private final SourceModel model;
    private final Started started;
    private final ExcludedRanges excluded;
    private final BitSet partialLines;

    private Analysis(SourceText source, SourceHits hits, Exclusion exclusion) {
        this.source = source;
        model = SourceModel.ofParsed(
                Parser.parse(source, ParseMode.EXEC, PythonVersion.V3_11), true, RecursionLimit.DEFAULT);
        started = new Started(model, hits);
        excluded = exclusion.in(source, model.tree());
        partialLines = exclusion.partialLines(source);
    }

    /**
     * Works it out.
     *
     * @param path where the source is
     * @param name how reports call it
     * @param hits what was recorded of this version of the source
     * @throws dev.caretline.grammar.source.PythonSyntaxException if it is no Python
     */
    public static FileCoverage of(String path, String name, SourceText source, SourceHits hits, Exclusion exclusion) {
        return new Analysis(source, hits, exclusion).result(path, name);
    }

    private FileCoverage result(String path, String name) {
        List<RegionStatus> statuses = statuses();
        List<ConditionResult> conditions = conditions(statuses);
        List<Started.Raised> raisedHere = started.raised().stream()
                .filter(raised -> !excluded.contains(raised.evaluation().range()))
                .toList();
        List<Finding> raised = raisedHere.stream()
                .map(r -> finding(
                        r.evaluation().isStatement() ? "statement" : "expression",
                        r.evaluation().range()))
                .toList();
        SortedMap<Integer, RegionStatus> lines = lines();
        LineBranches branches = LineBranches.of(model, started, excludedLines(lines), partialLines);
        TotalsCount count = new TotalsCount(model, statuses, conditions, lines, raisedHere, branches);
        List<Totals> units = new ArrayList<>();
        for (int unit = 0; unit < model.units().size(); unit++) {
            units.add(count.unit(unit));
        }
        return new FileCoverage(
                path,
                name,
                source,
                model,
                statuses,
                conditions,
                missed(statuses, raisedHere),
                raised,
                lines,
                branches,
                count.all(),
                units);
    }

    private Finding finding(String kind, SourceRange range) {
        return new Finding(kind, range, source.slice(range));
    }

    private List<RegionStatus> statuses() {
        List<RegionStatus> statuses = new ArrayList<>();
        for (Region region : model.regions()) {
            if (excluded.contains(region.range())) {
                statuses.add(RegionStatus.EXCLUDED);
            } else {
                statuses.add(started.contains(region.event()) ? RegionStatus.HIT : RegionStatus.MISSED);
            }
        }
        for (Started.Raised raised : started.raised()) {
            int innermost = innermost(raised.evaluation().range());
            if (innermost != Region.NONE && statuses.get(innermost) == RegionStatus.HIT) {
                statuses.set(innermost, RegionStatus.RAISED);
            }
        }
        return statuses;
    }

    /** The smallest region around a range: regions inside of others come behind them. */
    private int innermost(SourceRange range) {
        for (int i = model.regions().size() - 1; i >= 0; i--) {
            if (model.regions().get(i).range().contains(range)) {
                return i;
            }
        }
        return Region.NONE;
    }

    // ---- missed regions

    private List<Finding> missed(List<RegionStatus> statuses, List<Started.Raised> raisedHere) {
        List<Finding> missed = new ArrayList<>();
        BitSet inside = new BitSet();
        for (int i = 0; i < statuses.size(); i++) {
            Region region = model.regions().get(i);
            boolean inMissed = region.parent() != Region.NONE && inside.get(region.parent());
            boolean isMissed = statuses.get(i) == RegionStatus.MISSED;
            if (isMissed || inMissed) {
                inside.set(i);
            }
            if (isMissed && !inMissed) {
                missed.add(finding(region.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), region.range()));
            }
        }
        raisedHere.forEach(raised -> raised.missed().forEach(e -> missed.add(finding("rest", e.range()))));
        missed.sort((a, b) -> a.range().compareTo(b.range()));
        return missed;
    }

    // ---- conditions

    private List<ConditionResult> conditions(List<RegionStatus> statuses) {
        List<ConditionResult> results = new ArrayList<>();
        for (Condition condition : model.conditions()) {
            Decision decision = model.decisions().get(condition.decision());
            boolean wasTrue = started.contains(condition.trueEvent());
            boolean wasFalse = started.contains(condition.falseEvent());
            boolean partial = partialLines.get(decision.line())
                    || partialLines.get(condition.range().lineNumber());
            results.add(new ConditionResult(
                    condition,
                    wasTrue || wasFalse,
                    wasTrue,
                    wasFalse,
                    !partial && needs(decision, condition.ifTrue(), statuses),
                    !partial && needs(decision, condition.ifFalse(), statuses),
                    excluded.contains(condition.range())));
        }
        return results;
    }

    /** A failing assertion is not asked for, nor what only leads to excluded code. */
    private static boolean needs(Decision decision, Condition.Way way, List<RegionStatus> statuses) {
        return switch (way) {
            case ON -> true;
            case TRUE -> !isExcluded(decision.onTrue(), statuses);
            case FALSE -> decision.kind() != Decision.Kind.ASSERT && !isExcluded(decision.onFalse(), statuses);
        };
    }

    private static boolean isExcluded(int region, List<RegionStatus> statuses) {
        return region != Region.NONE && statuses.get(region) == RegionStatus.EXCLUDED;
    }

    // ---- lines

    private static BitSet excludedLines(SortedMap<Integer, RegionStatus> lines) {
        BitSet excluded = new BitSet();
        lines.forEach((line, status) -> excluded.set(line, status == RegionStatus.EXCLUDED));
        return excluded;
    }

    private SortedMap<Integer, RegionStatus> lines() {
        SortedMap<Integer, RegionStatus> lines = new TreeMap<>();
        model.lines().forEach((line, event) -> {
            String text = source.lineText(new Line(line));
            int column = text.length() - text.stripLeading().length();
            RegionStatus status = started.contains(event) ? RegionStatus.HIT : RegionStatus.MISSED;
            boolean isExcluded = excluded.contains(SourceRange.ofNumbers(line, column, line, column));
            lines.put(line, isExcluded ? RegionStatus.EXCLUDED : status);
        });
        return lines;
    }
}
