package dev.caretline.coverage.analysis;

import dev.caretline.coverage.lines.LineBranches;
import dev.caretline.coverage.model.SourceModel;
import dev.caretline.grammar.source.SourceText;
import java.util.List;
import java.util.SortedMap;

/**
 * What was covered of one source.
 *
 * @param path where it is
 * @param name how reports call it
 * @param source its text
 * @param model what there is to cover
 * @param statuses the status of each region of the model
 * @param conditions what became of each condition of the model
 * @param missed the missed regions that stand in no other missed region, and the rests of statements that always raised
 * @param raised what started, and never ended but by an exception
 * @param lines the lines that statements start on, 1-based, and what became of them
 * @param branches the ways from lines that have several
 * @param totals the totals of the source
 * @param units the totals of each function and class of the model
 */
public record FileCoverage(
        String path,
        String name,
        SourceText source,
        SourceModel model,
        List<RegionStatus> statuses,
        List<ConditionResult> conditions,
        List<Finding> missed,
        List<Finding> raised,
        SortedMap<Integer, RegionStatus> lines,
        LineBranches branches,
        Totals totals,
        List<Totals> units) {
    public FileCoverage {
        statuses = List.copyOf(statuses);
        conditions = List.copyOf(conditions);
        missed = List.copyOf(missed);
        raised = List.copyOf(raised);
        units = List.copyOf(units);
    }

    /** The conditions that were evaluated without all the outcomes they need. */
    public List<ConditionResult> partialConditions() {
        return conditions.stream().filter(ConditionResult::isPartial).toList();
    }
}
