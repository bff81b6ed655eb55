package dev.caretline.coverage.report.text;

import dev.caretline.coverage.analysis.FileCoverage;
import dev.caretline.coverage.analysis.RegionStatus;
import dev.caretline.coverage.analysis.Totals;
import dev.caretline.coverage.lines.LineArc;
import dev.caretline.coverage.report.Percent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lines and branches, with the headings and the notation of coverage.py. */
final class LineMeasure implements Measure {
    @Override
    public List<String> headings() {
        return List.of("Stmts", "Miss", "Branch", "BrPart", "Cover");
    }

    @Override
    public List<Object> cells(Totals totals, int digits) {
        return List.of(
                totals.lines(),
                totals.missedLines(),
                totals.branches(),
                totals.partialBranches(),
                Percent.text(totals.lineModePercent(), digits) + "%");
    }

    @Override
    public double percent(Totals totals) {
        return totals.lineModePercent();
    }

    @Override
    public boolean isComplete(Totals totals) {
        return totals.isCompleteByLines();
    }

    /** {@code 4-6, 8->10, 12->exit}: missing lines, and missing ways between lines that did run. */
    @Override
    public String missing(FileCoverage file) {
        SortedMap<Integer, List<String>> parts = new TreeMap<>();
        runs(file.lines(), parts);
        for (LineArc arc : file.branches().missed()) {
            if (ran(file, arc.from()) && (arc.isExit() || ran(file, arc.to()))) {
                add(parts, arc.from(), arc.from() + "->" + (arc.isExit() ? "exit" : arc.to()));
            }
        }
        return String.join(", ", parts.values().stream().flatMap(List::stream).toList());
    }

    private static boolean ran(FileCoverage file, int line) {
        return file.lines().get(line) != RegionStatus.MISSED;
    }

    private static void add(Map<Integer, List<String>> parts, int line, String part) {
        parts.computeIfAbsent(line, l -> new ArrayList<>()).add(part);
    }

    /** Missing lines without a line that ran in between, together. */
    private static void runs(SortedMap<Integer, RegionStatus> lines, Map<Integer, List<String>> parts) {
        int first = 0;
        int last = 0;
        for (Map.Entry<Integer, RegionStatus> line : lines.entrySet()) {
            if (line.getValue() == RegionStatus.EXCLUDED) {
                continue;
            }
            if (line.getValue() == RegionStatus.MISSED) {
                first = first == 0 ? line.getKey() : first;
                last = line.getKey();
            } else if (first != 0) {
                add(parts, first, run(first, last));
                first = 0;
            }
        }
        if (first != 0) {
            add(parts, first, run(first, last));
        }
    }

    private static String run(int first, int last) {
        return first == last ? String.valueOf(first) : first + "-" + last;
    }

    @Override
    public Comparator<Totals> order(String column) {
        return switch (column) {
            case "stmts", "statements", "lines" -> Comparator.comparingInt(Totals::lines);
            case "miss" -> Comparator.comparingInt(Totals::missedLines);
            case "branch" -> Comparator.comparingInt(Totals::branches);
            case "brpart", "part" -> Comparator.comparingInt(Totals::partialBranches);
            case "cover" -> Comparator.comparingDouble(Totals::lineModePercent);
            case "name" -> Measure.NO_ORDER;
            default -> throw new IllegalArgumentException("there is no column to sort by that is called " + column);
        };
    }
}
