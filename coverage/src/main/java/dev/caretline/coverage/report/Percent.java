package dev.caretline.coverage.report;

import dev.caretline.coverage.analysis.Totals;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Percentages as texts: 100 only where nothing is missing, and 0 only where nothing is covered. */
public final class Percent {
    private static final int ALL = 100;

    private Percent() {}

    /**
     * A percentage without its sign.
     *
     * @param digits behind the point
     */
    public static String text(double percent, int digits) {
        BigDecimal rounded = BigDecimal.valueOf(percent).setScale(digits, RoundingMode.HALF_UP);
        BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(-digits);
        if (percent < ALL && rounded.compareTo(BigDecimal.valueOf(ALL)) >= 0) {
            rounded = BigDecimal.valueOf(ALL).subtract(step);
        } else if (percent > 0 && rounded.signum() == 0) {
            rounded = step;
        }
        return rounded.setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    /** The headline of some totals, with its sign. */
    public static String of(Totals totals, int digits) {
        return text(totals.percent(), digits) + "%";
    }
}
