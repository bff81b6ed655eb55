package dev.caretline.coverage.analysis;

/**
 * What there is to cover in some code, and what of it is covered.
 *
 * @param statements statements that are not excluded
 * @param missedStatements those of them that never started
 * @param regions regions that are not excluded, statements among them, and parts of statements that always raised before
 *     they came to them
 * @param missedRegions those of them that never started
 * @param raisedRegions places that started, and never ended but by an exception
 * @param excludedRegions regions that are not counted
 * @param conditions conditions that are not excluded
 * @param partialConditions those of them that were evaluated without all the outcomes they need
 * @param outcomes the outcomes that conditions need
 * @param missedOutcomes those of them that never were
 * @param lines lines that statements start on
 * @param missedLines those of them that never ran
 * @param branches ways from lines that have several
 * @param missedBranches those of them that were never taken
 * @param partialBranches those of these whose line did run
 */
public record Totals(
        int statements,
        int missedStatements,
        int regions,
        int missedRegions,
        int raisedRegions,
        int excludedRegions,
        int conditions,
        int partialConditions,
        int outcomes,
        int missedOutcomes,
        int lines,
        int missedLines,
        int branches,
        int missedBranches,
        int partialBranches) {
    public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final double ALL = 100;

    public Totals plus(Totals other) {
        return new Totals(
                statements + other.statements,
                missedStatements + other.missedStatements,
                regions + other.regions,
                missedRegions + other.missedRegions,
                raisedRegions + other.raisedRegions,
                excludedRegions + other.excludedRegions,
                conditions + other.conditions,
                partialConditions + other.partialConditions,
                outcomes + other.outcomes,
                missedOutcomes + other.missedOutcomes,
                lines + other.lines,
                missedLines + other.missedLines,
                branches + other.branches,
                missedBranches + other.missedBranches,
                partialBranches + other.partialBranches);
    }

    /** Regions and outcomes that are covered, in per cent of those there are; 100 if there are none. */
    public double percent() {
        return percent(regions + outcomes, missedRegions + missedOutcomes);
    }

    /** Lines that ran, in per cent of those there are. */
    public double linePercent() {
        return percent(lines, missedLines);
    }

    /** Lines and branches together that ran, in per cent of those there are: what coverage.py has as its headline. */
    public double lineModePercent() {
        return percent(lines + branches, missedLines + missedBranches);
    }

    private static double percent(int all, int missed) {
        return all == 0 ? ALL : ALL * (all - missed) / all;
    }

    /** Whether nothing is missing: the only case in which a rounded percentage may be 100. */
    public boolean isComplete() {
        return missedRegions + missedOutcomes == 0;
    }

    /** Whether no line and no branch is missing. */
    public boolean isCompleteByLines() {
        return missedLines + missedBranches == 0;
    }
}
