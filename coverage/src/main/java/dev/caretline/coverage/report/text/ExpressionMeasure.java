package dev.caretline.coverage.report.text;

import dev.caretline.coverage.analysis.ConditionResult;
import dev.caretline.coverage.analysis.FileCoverage;
import dev.caretline.coverage.analysis.Finding;
import dev.caretline.coverage.analysis.Totals;
import dev.caretline.coverage.report.Percent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Statements, regions and conditions. */
final class ExpressionMeasure implements Measure {
    @Override
    public List<String> headings() {
        return List.of("Stmts", "Miss", "Regions", "Miss", "Conds", "Part", "Cover", "Lines");
    }

    @Override
    public List<Object> cells(Totals totals, int digits) {
        return List.of(
                totals.statements(),
                totals.missedStatements(),
                totals.regions(),
                totals.missedRegions(),
                totals.conditions(),
                totals.partialConditions(),
                Percent.of(totals, digits),
                Percent.text(totals.linePercent(), digits) + "%");
    }

    @Override
    public double percent(Totals totals) {
        return totals.percent();
    }

    @Override
    public boolean isComplete(Totals totals) {
        return totals.isComplete();
    }

    @Override
    public String missing(FileCoverage file) {
        List<String> parts = new ArrayList<>();
        for (Finding finding : file.missed()) {
            parts.add(TextReport.range(finding.range()));
        }
        for (ConditionResult condition : file.partialConditions()) {
            parts.add(TextReport.range(condition.condition().range()) + " never " + condition.misses(true));
        }
        return String.join(", ", parts);
    }

    @Override
    public Comparator<Totals> order(String column) {
        return switch (column) {
            case "stmts", "statements" -> Comparator.comparingInt(Totals::statements);
            case "miss" -> Comparator.comparingInt(Totals::missedRegions);
            case "regions" -> Comparator.comparingInt(Totals::regions);
            case "conds", "conditions", "branch" -> Comparator.comparingInt(Totals::conditions);
            case "part", "brpart" -> Comparator.comparingInt(Totals::partialConditions);
            case "cover" -> Comparator.comparingDouble(Totals::percent);
            case "lines" -> Comparator.comparingDouble(Totals::linePercent);
            case "name" -> Measure.NO_ORDER;
            default -> throw new IllegalArgumentException("there is no column to sort by that is called " + column);
        };
    }
}
