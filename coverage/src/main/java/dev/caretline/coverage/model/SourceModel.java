package dev.caretline.coverage.model;

import dev.caretline.compiler.fold.ConstantFolder;
import dev.caretline.compiler.future.FutureFeatures;
import dev.caretline.compiler.future.FutureStatements;
import dev.caretline.compiler.limits.RecursionLimit;
import dev.caretline.grammar.ast.Mod;
import java.util.List;
import java.util.SortedMap;

/**
 * All there is to cover in one source.
 *
 * @param tree the tree that is compiled, with its constants folded
 * @param events what can be recorded
 * @param regions in the order in which they are met, each after the region around it
 * @param conditions in the order of evaluation
 * @param decisions in the order of evaluation
 * @param units functions and classes in the order of the source, each after the one around it
 * @param lines the lines that statements start on, 1-based, each with the event that its code has started
 * @param sites which nodes the events belong to
 * @param evaluations the expressions in the order in which they are evaluated, for positions of aborted instructions
 */
public record SourceModel(
        Mod tree,
        Events events,
        List<Region> regions,
        List<Condition> conditions,
        List<Decision> decisions,
        List<CodeUnit> units,
        SortedMap<Integer, Integer> lines,
        EventSites sites,
        Evaluations evaluations) {
    public SourceModel {
        regions = List.copyOf(regions);
        conditions = List.copyOf(conditions);
        decisions = List.copyOf(decisions);
        units = List.copyOf(units);
    }

    /** The model of a tree as the parser made it, compiled with assertions ({@code __debug__} is true) or without. */
    public static SourceModel ofParsed(Mod tree, boolean debug, RecursionLimit limit) {
        FutureFeatures features = FutureStatements.read(tree, 0);
        return ofFolded(ConstantFolder.fold(tree, features, debug, limit), debug);
    }

    /** The model of a tree whose constants are folded, as the compiler has it. */
    public static SourceModel ofFolded(Mod tree, boolean debug) {
        return new ModelBuilder(debug).build(tree);
    }
}
