package dev.caretline.locations.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Values hung under the cells of a line of source, as power-assert draws them: a bar leads from each place down to its value;
 * values further left stand lower.
 *
 * <pre>
 * price(a) * rate(b)
 * |        | |
 * 12       | 0.5
 *          6.0
 * </pre>
 */
public final class ValueDiagram {
    private ValueDiagram() {}

    /**
     * A value and where it belongs.
     *
     * @param cell 0-based
     * @param text one line
     */
    public record Hung(int cell, String text) {}

    /**
     * The lines of the diagram, without blanks at their ends; empty if it would be wider or higher than is asked for, or if
     * two values belong to one cell.
     *
     * @param bar one cell wide
     */
    public static Optional<List<String>> draw(List<Hung> values, int maxWidth, int maxLines, String bar) {
        List<Hung> sorted = new ArrayList<>(values);
        sorted.sort(Comparator.comparingInt(Hung::cell));
        List<List<Hung>> levels = levels(sorted);
        if (levels.isEmpty() || levels.size() + 1 > maxLines) {
            return Optional.empty();
        }
        for (int i = 0; i < sorted.size(); i++) {
            Hung value = sorted.get(i);
            boolean shared = i > 0 && sorted.get(i - 1).cell() == value.cell();
            if (shared || value.cell() + Cells.of(value.text()) > maxWidth) {
                return Optional.empty();
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(sorted, List.of(), bar));
        for (List<Hung> level : levels) {
            level.forEach(sorted::remove);
            lines.add(line(sorted, level, bar));
        }
        return Optional.of(lines);
    }

    /** From right to left: a value stands on the first level on which it ends before what is to its right. */
    private static List<List<Hung>> levels(List<Hung> sorted) {
        int[] nextCell = new int[sorted.size()];
        List<List<Hung>> levels = new ArrayList<>();
        int used = 0;
        for (int i = sorted.size() - 1; i >= 0; i--) {
            Hung value = sorted.get(i);
            int end = value.cell() + Cells.of(value.text()) + 1;
            int level = lowestBarOver(sorted, levels, i, end);
            while (level < used && nextCell[level] < end) {
                level++;
            }
            if (level == used) {
                used++;
                levels.add(new ArrayList<>());
            }
            nextCell[level] = value.cell();
            levels.get(level).add(0, value);
        }
        return levels;
    }

    /** The first level on which no bar of a value further right runs through the cells up to {@code end}. */
    private static int lowestBarOver(List<Hung> sorted, List<List<Hung>> levels, int index, int end) {
        int level = 0;
        for (int k = index + 1; k < sorted.size() && sorted.get(k).cell() < end; k++) {
            for (int l = 0; l < levels.size(); l++) {
                if (levels.get(l).contains(sorted.get(k))) {
                    level = Math.max(level, l + 1);
                }
            }
        }
        return level;
    }

    private static String line(List<Hung> bars, List<Hung> values, String bar) {
        List<Hung> all = new ArrayList<>(values);
        bars.forEach(hung -> all.add(new Hung(hung.cell(), bar)));
        all.sort(Comparator.comparingInt(Hung::cell));
        StringBuilder line = new StringBuilder();
        int cell = 0;
        for (Hung hung : all) {
            char[] blanks = new char[Math.max(0, hung.cell() - cell)];
            Arrays.fill(blanks, ' ');
            line.append(blanks).append(hung.text());
            cell = Math.max(cell, hung.cell()) + Cells.of(hung.text());
        }
        return line.toString();
    }
}
