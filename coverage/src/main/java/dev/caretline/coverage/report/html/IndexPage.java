package dev.caretline.coverage.report.html;

import dev.caretline.coverage.analysis.Totals;
import dev.caretline.coverage.report.Percent;
import java.util.List;

/** A page with a table: of files, of functions or of classes. */
final class IndexPage {
    /**
     * One row.
     *
     * @param name what it is about
     * @param file the source it is in; empty where that is the name
     * @param link where it leads
     */
    record Row(String name, String file, String link, Totals totals) {}

    private static final String[] COLUMNS = {"Regions", "missed", "Conditions", "partial", "Lines", "missed", "Raised"};

    /** Their classes: of what is missing, and of what small screens leave out. */
    private static final String[] STYLES = {"all", "miss", "all", "part", "all", "miss", "raise"};

    private IndexPage() {}

    static String html(String title, String current, List<Row> rows, Totals totals) {
        StringBuilder out = new StringBuilder();
        Layout.head(out, Percent.of(totals, 1) + " " + title);
        out.append("<header>");
        Layout.dial(out, totals);
        out.append("<div class=\"top\"><h1>").append(Html.escape(title)).append("</h1>\n");
        Layout.figures(out, totals);
        out.append("<div class=\"bar\"><nav class=\"tabs\" aria-label=\"Tables\">");
        tab(out, "index.html", "Files", current);
        tab(out, "functions.html", "Functions", current);
        tab(out, "classes.html", "Classes", current);
        out.append("</nav><span class=\"js tools\"><input id=\"filter\" type=\"search\" placeholder=\"filter\""
                + " aria-label=\"filter by name\"><label><input id=\"hide\" type=\"checkbox\"> hide complete</label>");
        out.append(Layout.TOOLS).append("</span></div></div>\n</header>\n");
        out.append("<main><table id=\"index\">\n<thead><tr><th scope=\"col\">Name</th>");
        if (!current.equals("index.html")) {
            out.append("<th scope=\"col\">File</th>");
        }
        for (int i = 0; i < COLUMNS.length; i++) {
            out.append("<th scope=\"col\" class=\"num ").append(STYLES[i]).append("\">");
            out.append(COLUMNS[i]).append("</th>");
        }
        out.append("<th scope=\"col\" class=\"num\">Covered</th><td class=\"meter\"></td></tr></thead>\n<tbody>\n");
        for (Row row : rows) {
            row(out, row, !current.equals("index.html"));
        }
        out.append("</tbody>\n<tfoot><tr><th scope=\"row\">Total</th>");
        out.append(current.equals("index.html") ? "" : "<td class=\"of\"></td>");
        numbers(out, totals);
        out.append("</tr></tfoot>\n</table></main>\n<script type=\"application/json\" id=\"totals\">");
        out.append("{\"percent\":").append(Percent.text(totals.percent(), 2));
        out.append(",\"regions\":").append(totals.regions()).append(",\"missed_regions\":");
        out.append(totals.missedRegions()).append("}</script>\n");
        Layout.foot(out);
        return out.toString();
    }

    private static void tab(StringBuilder out, String page, String name, String current) {
        if (page.equals(current)) {
            out.append("<b aria-current=\"page\">").append(name).append("</b> ");
        } else {
            out.append("<a href=\"").append(page).append("\">").append(name).append("</a> ");
        }
    }

    private static void row(StringBuilder out, Row row, boolean withFile) {
        out.append("<tr")
                .append(row.totals.isComplete() ? " class=\"full\"" : "")
                .append("><th scope=\"row\"><a href=\"");
        out.append(row.link)
                .append("\">")
                .append(row.file.isEmpty() ? Html.path(row.name) : Html.escape(row.name))
                .append("</a></th>");
        if (withFile) {
            out.append("<td class=\"of\">").append(Html.path(row.file)).append("</td>");
        }
        numbers(out, row.totals);
        out.append("</tr>\n");
    }

    private static void numbers(StringBuilder out, Totals totals) {
        int[] numbers = {
            totals.regions(),
            totals.missedRegions(),
            totals.conditions(),
            totals.partialConditions(),
            totals.lines(),
            totals.missedLines(),
            totals.raisedRegions()
        };
        for (int i = 0; i < numbers.length; i++) {
            out.append("<td class=\"num ")
                    .append(STYLES[i])
                    .append(numbers[i] == 0 ? " zero" : "")
                    .append("\">");
            out.append(numbers[i]).append("</td>");
        }
        String percent = Percent.text(totals.percent(), 1);
        out.append("<td class=\"num\">").append(percent).append("%</td><td class=\"meter\"><span class=\"meter ");
        out.append(Layout.level(totals)).append("\" aria-hidden=\"true\"><i style=\"width:");
        out.append(percent).append("%\"></i></span></td>");
    }
}
