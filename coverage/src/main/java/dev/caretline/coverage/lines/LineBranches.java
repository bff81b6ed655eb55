package dev.caretline.coverage.lines;

import dev.caretline.coverage.model.SourceModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The branches of a source: the ways from those lines that have several, in the order of the lines.
 *
 * @param taken those that were taken
 * @param missed those that were not
 * @param excused those that were not, and need not be
 */
public record LineBranches(List<LineArc> taken, List<LineArc> missed, List<LineArc> excused) {
    public LineBranches {
        taken = List.copyOf(taken);
        missed = List.copyOf(missed);
        excused = List.copyOf(excused);
    }

    /**
     * The branches of a source.
     *
     * @param excluded the lines that are not to be covered: neither ways from them count nor ways to them
     * @param partial the lines from which one way is enough
     */
    public static LineBranches of(SourceModel model, Passed passed, BitSet excluded, BitSet partial) {
        Map<Integer, List<LineArc>> byLine = LineFlow.arcs(model, passed).stream()
                .filter(arc -> !excluded.get(arc.from()) && (arc.isExit() || !excluded.get(arc.to())))
                .collect(Collectors.groupingBy(LineArc::from, TreeMap::new, Collectors.toList()));
        List<LineArc> taken = new ArrayList<>();
        List<LineArc> missed = new ArrayList<>();
        List<LineArc> excused = new ArrayList<>();
        for (List<LineArc> ways : byLine.values()) {
            if (ways.size() > 1) {
                ways.forEach(arc -> (arc.taken() ? taken : partial.get(arc.from()) ? excused : missed).add(arc));
            }
        }
        return new LineBranches(taken, missed, excused);
    }
}
