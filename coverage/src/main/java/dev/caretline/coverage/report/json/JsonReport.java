package dev.caretline.coverage.report.json;

import com.google.gson.stream.JsonWriter;
import dev.caretline.coverage.analysis.ConditionResult;
import dev.caretline.coverage.analysis.FileCoverage;
import dev.caretline.coverage.analysis.Finding;
import dev.caretline.coverage.analysis.RegionStatus;
import dev.caretline.coverage.analysis.Totals;
import dev.caretline.coverage.lines.LineArc;
import dev.caretline.coverage.model.CodeUnit;
import dev.caretline.coverage.report.Percent;
import dev.caretline.coverage.report.Report;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes one JSON object. Columns are UTF-8 bytes from the start of their line, 0-based; lines are 1-based. */
public final class JsonReport implements Report {
    private static final int FORMAT = 1;

    private final Writer out;
    private final JsonWriter json;

    /**
     * Writes the start.
     *
     * @param out not closed
     * @param pretty whether each value has a line of its own
     */
    public JsonReport(Writer out, boolean pretty) throws IOException {
        this.out = out;
        json = new JsonWriter(out);
        json.setHtmlSafe(false);
        if (pretty) {
            json.setIndent("  ");
        }
        json.beginObject();
        json.name("format").value(FORMAT);
        json.name("files").beginObject();
    }

    @Override
    public void file(FileCoverage file) throws IOException {
        json.name(file.name()).beginObject();
        totals("totals", file.totals());
        findings("missed_regions", file.source(), file.missed());
        findings("raised_regions", file.source(), file.raised());
        json.name("partial_conditions").beginArray();
        for (ConditionResult result : file.partialConditions()) {
            condition(file.source(), result);
        }
        json.endArray();
        lines("executed_lines", file, RegionStatus.HIT);
        lines("missing_lines", file, RegionStatus.MISSED);
        lines("excluded_lines", file, RegionStatus.EXCLUDED);
        branches("executed_branches", file.branches().taken());
        branches("missing_branches", file.branches().missed());
        units("functions", file, CodeUnit.Kind.FUNCTION);
        units("classes", file, CodeUnit.Kind.CLASS);
        json.endObject();
    }

    private void findings(String name, SourceText source, List<Finding> findings) throws IOException {
        json.name(name).beginArray();
        for (Finding finding : findings) {
            json.beginObject();
            json.name("kind").value(finding.kind());
            place(source, finding.range());
            json.endObject();
        }
        json.endArray();
    }

    private void condition(SourceText source, ConditionResult result) throws IOException {
        json.beginObject();
        String never = result.misses(true) ? "true" : "false";
        json.name("never").value(never);
        place(source, result.condition().range());
        json.endObject();
    }

    private void place(SourceText source, SourceRange range) throws IOException {
        json.name("text").value(source.slice(range));
        json.name("line").value(range.lineNumber());
        json.name("col").value(range.columnBytes());
        json.name("end_line").value(range.endLineNumber());
        json.name("end_col").value(range.endColumnBytes());
    }

    private void lines(String name, FileCoverage file, RegionStatus status) throws IOException {
        json.name(name).beginArray();
        for (var line : file.lines().entrySet()) {
            if (line.getValue() == status) {
                json.value(line.getKey());
            }
        }
        json.endArray();
    }

    private void branches(String name, List<LineArc> arcs) throws IOException {
        json.name(name).beginArray();
        for (LineArc arc : arcs) {
            json.beginArray().value(arc.from()).value(arc.to()).endArray();
        }
        json.endArray();
    }

    private void units(String name, FileCoverage file, CodeUnit.Kind kind) throws IOException {
        json.name(name).beginObject();
        for (int i = 0; i < file.units().size(); i++) {
            CodeUnit unit = file.model().units().get(i);
            if (unit.kind() == kind) {
                json.name(unit.qualname() + ":" + unit.range().lineNumber()).beginObject();
                json.name("line").value(unit.range().lineNumber());
                totals("totals", file.units().get(i));
                json.endObject();
            }
        }
        json.endObject();
    }

    private void totals(String name, Totals totals) throws IOException {
        json.name(name).beginObject();
        json.name("percent").value(Double.parseDouble(Percent.text(totals.percent(), 2)));
        json.name("line_percent").value(Double.parseDouble(Percent.text(totals.linePercent(), 2)));
        json.name("statements").value(totals.statements());
        json.name("missed_statements").value(totals.missedStatements());
        json.name("regions").value(totals.regions());
        json.name("missed_regions").value(totals.missedRegions());
        json.name("raised_regions").value(totals.raisedRegions());
        json.name("excluded_regions").value(totals.excludedRegions());
        json.name("conditions").value(totals.conditions());
        json.name("partial_conditions").value(totals.partialConditions());
        json.name("outcomes").value(totals.outcomes());
        json.name("missed_outcomes").value(totals.missedOutcomes());
        json.name("lines").value(totals.lines());
        json.name("missed_lines").value(totals.missedLines());
        json.name("branches").value(totals.branches());
        json.name("missed_branches").value(totals.missedBranches());
        json.name("partial_branches").value(totals.partialBranches());
        json.endObject();
    }

    @Override
    public void finish(Totals totals) throws IOException {
        json.endObject();
        totals("totals", totals);
        json.endObject();
        json.flush();
        out.write('\n');
    }
}
