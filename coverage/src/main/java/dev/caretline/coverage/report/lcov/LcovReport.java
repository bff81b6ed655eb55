package dev.caretline.coverage.report.lcov;

import dev.caretline.coverage.analysis.ConditionResult;
import dev.caretline.coverage.analysis.FileCoverage;
import dev.caretline.coverage.analysis.RegionStatus;
import dev.caretline.coverage.analysis.Totals;
import dev.caretline.coverage.model.CodeUnit;
import dev.caretline.coverage.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a record for each source: functions, lines, and a branch for each outcome that a condition needs. A branch's block
 * is the number of its decision among those of the line, and its own number twice that of the condition, and one more for
 * false; {@code -} in the place of a count means that the condition was never evaluated.
 */
public final class LcovReport implements Report {
    private final Appendable out;

    public LcovReport(Appendable out) {
        this.out = out;
    }

    @Override
    public void file(FileCoverage file) throws IOException {
        out.append("TN:\nSF:").append(file.path()).append('\n');
        functions(file);
        branches(file);
        lines(file);
        out.append("end_of_record\n");
    }

    private void functions(FileCoverage file) throws IOException {
        List<String> hits = new ArrayList<>();
        int hit = 0;
        for (int i = 0; i < file.units().size(); i++) {
            CodeUnit unit = file.model().units().get(i);
            Totals totals = file.units().get(i);
            if (unit.kind() == CodeUnit.Kind.FUNCTION && totals.regions() > 0) {
                boolean ran = totals.missedRegions() < totals.regions();
                // Names are to be unique in a file, and a function may be defined twice.
                String name = unit.qualname() + ":" + unit.range().lineNumber();
                out.append(
                        "FN:" + unit.range().lineNumber() + "," + unit.range().endLineNumber() + "," + name + "\n");
                hits.add("FNDA:" + (ran ? 1 : 0) + "," + name + "\n");
                hit += ran ? 1 : 0;
            }
        }
        for (String line : hits) {
            out.append(line);
        }
        out.append("FNF:" + hits.size() + "\nFNH:" + hit + "\n");
    }

    private void branches(FileCoverage file) throws IOException {
        Map<Integer, Integer> blocks = new HashMap<>();
        Map<Integer, Integer> blocksOfLine = new HashMap<>();
        Map<Integer, Integer> conditionsOfBlock = new HashMap<>();
        int found = 0;
        int taken = 0;
        for (ConditionResult result : file.conditions()) {
            if (result.needed() == 0) {
                continue;
            }
            int decision = result.condition().decision();
            int line = file.model().decisions().get(decision).line();
            int block = blocks.computeIfAbsent(decision, d -> blocksOfLine.merge(line, 1, Integer::sum) - 1);
            int number = 2 * (conditionsOfBlock.merge(decision, 1, Integer::sum) - 1);
            for (boolean truth : new boolean[] {true, false}) {
                boolean needed = truth ? result.needsTrue() : result.needsFalse();
                if (needed) {
                    boolean was = truth ? result.wasTrue() : result.wasFalse();
                    String count = result.evaluated() ? (was ? "1" : "0") : "-";
                    out.append("BRDA:" + line + "," + block + "," + (truth ? number : number + 1) + "," + count + "\n");
                    found++;
                    taken += was ? 1 : 0;
                }
            }
        }
        out.append("BRF:" + found + "\nBRH:" + taken + "\n");
    }

    private void lines(FileCoverage file) throws IOException {
        int hit = 0;
        int all = 0;
        for (Map.Entry<Integer, RegionStatus> line : file.lines().entrySet()) {
            if (line.getValue() != RegionStatus.EXCLUDED) {
                boolean ran = line.getValue() == RegionStatus.HIT;
                out.append("DA:" + line.getKey() + "," + (ran ? 1 : 0) + "\n");
                all++;
                hit += ran ? 1 : 0;
            }
        }
        out.append("LF:" + all + "\nLH:" + hit + "\n");
    }

    @Override
    public void finish(Totals totals) {
        // The format has no totals.
    }
}
