package dev.caretline.coverage.report.html;

import dev.caretline.coverage.analysis.Totals;
import dev.caretline.coverage.report.Percent;
import java.util.Locale;

/** The frame of each page. */
final class Layout {
    private static final int WELL = 90;
    private static final int IN_PART = 60;

    private static final String LINKS = """
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="stylesheet" href="coverage.css">
            <script defer src="coverage.js"></script>
            </head>
            <body>
            """;

    /** What each page has behind its own switches; of use with the script only. */
    static final String TOOLS = """
            <button id="dark" title="dark or light"><span aria-hidden="true">&#9680;</span><span class="sr">dark or light</span></button>\
            <button id="help" title="keys (?)">?</button>""";

    private static final String END = """
            <dialog id="keys"><h2>Keys</h2>
            <p><kbd>j</kbd> <kbd>k</kbd> next and previous miss, <kbd>1</kbd> the first one, <kbd>0</kbd> top<br>
            <kbd>[</kbd> <kbd>]</kbd> previous and next file, <kbd>u</kbd> index<br>
            <kbd>r</kbd> <kbd>m</kbd> <kbd>p</kbd> <kbd>x</kbd> show or hide marks: raised, missed, partial, excluded<br>
            <kbd>/</kbd> filter of the index, <kbd>d</kbd> dark or light, <kbd>?</kbd> these keys</p>
            <form method="dialog"><button>close</button></form></dialog>
            <footer>Made by Caretline.</footer>
            </body>
            </html>
            """;

    private Layout() {}

    static void head(StringBuilder out, String title) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
        out.append(Html.escape(title));
        out.append("</title>\n").append(LINKS);
    }

    static void foot(StringBuilder out) {
        out.append(END);
    }

    /** The headline: how much is covered, as a number and as a ring. */
    static void dial(StringBuilder out, Totals totals) {
        String percent = Percent.text(totals.percent(), 1);
        out.append("<div class=\"dial ")
                .append(level(totals))
                .append("\" style=\"--p:")
                .append(percent);
        out.append("\"><b>").append(percent).append("<small>%</small></b></div>");
    }

    /** The class of what is covered well, in part, or hardly. */
    static String level(Totals totals) {
        double percent = totals.percent();
        return percent >= WELL ? "good" : percent >= IN_PART ? "fair" : "poor";
    }

    /** What the headline is made of. */
    static void figures(StringBuilder out, Totals totals) {
        out.append("<ul class=\"figures\">");
        figure(out, totals.regions() - totals.missedRegions(), totals.regions(), "regions");
        figure(out, totals.outcomes() - totals.missedOutcomes(), totals.outcomes(), "outcomes of conditions");
        figure(out, totals.lines() - totals.missedLines(), totals.lines(), "lines");
        if (totals.raisedRegions() > 0) {
            out.append("<li><b>").append(totals.raisedRegions()).append("</b> always raised</li>");
        }
        out.append("</ul>\n");
    }

    private static void figure(StringBuilder out, int covered, int all, String what) {
        out.append(String.format(Locale.ROOT, "<li><b>%,d</b> of %,d %s</li>", covered, all, what));
    }
}
