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

    private IndexPage() {}

    static String html(String title, String current, List<Row> rows, Totals totals) {
        StringBuilder out = new StringBuilder();
        Layout.head(out, title + " " + Percent.of(totals, 1));
        out.append("<header><h1>").append(Html.escape(title)).append(" <b>").append(Percent.of(totals, 1));
        out.append("</b></h1>\n<p>");
        tab(out, "index.html", "Files", current);
        tab(out, "functions.html", "Functions", current);
        tab(out, "classes.html", "Classes", current);
        out.append("<label class=\"js\">filter <input id=\"filter\" type=\"search\"></label> <label class=\"js\"><input"
                + " id=\"hide\" type=\"checkbox\"> hide complete</label> <button class=\"js\" id=\"dark\">dark or"
                + " light</button></p>\n</header>\n<main><table id=\"index\">\n<thead><tr><th scope=\"col\">Name</th>");
        if (!current.equals("index.html")) {
            out.append("<th scope=\"col\">File</th>");
        }
        for (String column : COLUMNS) {
            out.append("<th scope=\"col\" class=\"num\">").append(column).append("</th>");
        }
        out.append("<th scope=\"col\" class=\"num\">Covered</th><th></th></tr></thead>\n<tbody>\n");
        for (Row row : rows) {
            row(out, row, !current.equals("index.html"));
        }
        out.append("</tbody>\n<tfoot><tr><th scope=\"row\">Total</th>");
        out.append(current.equals("index.html") ? "" : "<td></td>");
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
        out.append(row.link).append("\">").append(Html.escape(row.name)).append("</a></th>");
        if (withFile) {
            out.append("<td>").append(Html.escape(row.file)).append("</td>");
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
        for (int number : numbers) {
            out.append("<td class=\"num\">").append(number).append("</td>");
        }
        String percent = Percent.text(totals.percent(), 1);
        out.append("<td class=\"num\">").append(percent).append("%</td><td><meter min=\"0\" max=\"100\" value=\"");
        out.append(percent).append("\" aria-label=\"").append(percent).append("% covered\"></meter></td>");
    }
}
