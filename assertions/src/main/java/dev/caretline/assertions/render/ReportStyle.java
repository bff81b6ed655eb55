package dev.caretline.assertions.render;

import dev.caretline.assertions.report.AssertionReport;
import java.util.Locale;
import java.util.Optional;

/** The forms that a report can take. */
public enum ReportStyle {
    /** In the manner of pytest: {@code assert 3 == 4}, {@code where 3 = f(1)}. */
    PYTEST {
        @Override
        public String render(AssertionReport report, Verbosity verbosity) {
            return new PytestText(report, verbosity).text();
        }
    },
    /** The values under the source, each below the operator or name that it is the value of. */
    DIAGRAM {
        @Override
        public String render(AssertionReport report, Verbosity verbosity) {
            return new DiagramText(report, verbosity).text();
        }
    },
    /** The model as one JSON object. */
    JSON {
        @Override
        public String render(AssertionReport report, Verbosity verbosity) {
            return ReportJson.of(report) + "\n";
        }
    };

    /** The text, each line ended by a line feed. */
    public abstract String render(AssertionReport report, Verbosity verbosity);

    /** The style of a name in lower case. */
    public static Optional<ReportStyle> named(String name) {
        for (ReportStyle style : values()) {
            if (style.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(style);
            }
        }
        return Optional.empty();
    }
}
