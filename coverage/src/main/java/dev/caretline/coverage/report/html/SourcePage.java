package dev.caretline.coverage.report.html;

import dev.caretline.coverage.analysis.ConditionResult;
import dev.caretline.coverage.analysis.FileCoverage;
import dev.caretline.coverage.analysis.Finding;
import dev.caretline.coverage.analysis.RegionStatus;
import dev.caretline.coverage.analysis.Totals;
import dev.caretline.coverage.model.Region;
import dev.caretline.coverage.report.Percent;
import dev.caretline.grammar.source.Line;
import dev.caretline.grammar.source.SourceRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of one source: its text with marks around what is missing, and nothing around all else. */
final class SourcePage {
    /** A stretch of text that is marked; marks nest. */
    private record Mark(int start, int end, String style, String title, String badge) {}

    private final FileCoverage file;
    private final List<Mark> marks = new ArrayList<>();
    private final BitSet lineHasMark = new BitSet();

    SourcePage(FileCoverage file) {
        this.file = file;
        file.missed().forEach(finding -> mark(finding, isBlock(finding) ? "m w" : "m", "never ran: " + finding.kind()));
        file.raised().forEach(finding -> mark(finding, "r", "always raised, never finished"));
        List<RegionStatus> statuses = file.statuses();
        for (int i = 0; i < statuses.size(); i++) {
            Region region = file.model().regions().get(i);
            boolean outermost =
                    region.parent() == Region.NONE || statuses.get(region.parent()) != RegionStatus.EXCLUDED;
            if (statuses.get(i) == RegionStatus.EXCLUDED && outermost) {
                add(region.range(), "x", "excluded", "");
            }
        }
        for (ConditionResult result : file.conditions()) {
            if (result.isPartial()) {
                boolean never = result.misses(true);
                add(
                        result.condition().range(),
                        "c",
                        "never " + never + (result.seen() > 0 ? "" : ", and nothing else is needed"),
                        never ? "T" : "F");
            }
        }
        marks.sort(Comparator.comparingInt(Mark::start)
                .thenComparing(Comparator.comparingInt(Mark::end).reversed()));
    }

    /** Whole lines are coloured, and only what is inside of a line is underlined. */
    private static boolean isBlock(Finding finding) {
        return finding.range().lineNumber() < finding.range().endLineNumber();
    }

    private void mark(Finding finding, String style, String title) {
        add(finding.range(), style, title, "");
    }

    private void add(SourceRange range, String style, String title, String badge) {
        int start = file.source().offset(range.line(), range.column());
        int end = file.source().offset(range.endLine(), range.endColumn());
        String place = range.lineNumber() + ":" + range.columnBytes() + "-" + range.endLineNumber() + ":"
                + range.endColumnBytes();
        marks.add(new Mark(start, end, style, title + " (" + place + ")", badge));
        if (!style.equals("x")) {
            lineHasMark.set(range.lineNumber());
        }
    }

    String html(String index, @Nullable String previous, @Nullable String next) {
        StringBuilder out = new StringBuilder();
        Layout.head(out, Percent.of(file.totals(), 1) + " " + file.name());
        header(out, index);
        out.append("<nav id=\"map\" aria-hidden=\"true\"></nav>\n<main>");
        out.append("<nav class=\"sides\" aria-label=\"Files\">");
        links(out, previous, next);
        out.append("</nav><pre id=\"src\">");
        source(out);
        out.append("</pre></main>\n<div id=\"info\" role=\"status\" class=\"js\"></div>\n");
        Layout.foot(out);
        return out.toString();
    }

    private void header(StringBuilder out, String index) {
        Totals totals = file.totals();
        out.append("<header>");
        Layout.dial(out, totals);
        out.append("<div class=\"top\"><h1><a class=\"up\" href=\"")
                .append(index)
                .append("\">Coverage</a> ");
        out.append(Html.path(file.name())).append("</h1>\n");
        Layout.figures(out, totals);
        out.append("<p class=\"legend\">");
        chip(out, "m", "never ran");
        chip(out, "c", "<i class=\"b\">T</i>never true, <i class=\"b\">F</i>never false");
        chip(out, "r", "always raised");
        chip(out, "x", "excluded");
        out.append("<span class=\"js tools\"><button id=\"prev\" title=\"previous miss (k)\">&uarr;</button>")
                .append("<button id=\"next\" title=\"next miss (j)\">&darr;</button>")
                .append(Layout.TOOLS)
                .append("</span></p></div>\n</header>\n");
    }

    /** A part of the legend, which is also the switch of what it explains. */
    private void chip(StringBuilder out, String style, String words) {
        long count = marks.stream().filter(mark -> mark.style.startsWith(style)).count();
        out.append("<button class=\"chip\" data-hide=\"").append(style);
        out.append("\" aria-pressed=\"true\"><span class=\"")
                .append(style)
                .append("\">")
                .append(words);
        out.append("</span> ").append(count).append("</button> ");
    }

    private static void links(StringBuilder out, @Nullable String previous, @Nullable String next) {
        if (previous != null) {
            out.append("<a rel=\"prev\" href=\"").append(previous).append("\">&larr; previous file</a> ");
        }
        if (next != null) {
            out.append("<a rel=\"next\" href=\"").append(next).append("\">next file &rarr;</a>");
        }
    }

    /** The text line by line: marks that are open at a line's end are closed there and opened again in the next one. */
    private void source(StringBuilder out) {
        List<Mark> open = new ArrayList<>();
        int next = 0;
        for (int number = 1; number <= file.source().lineCount(); number++) {
            int start = file.source().lineStart(number);
            String text = file.source().lineText(new Line(number));
            lineStart(out, number);
            int indent = indent(text);
            out.append(text, 0, indent);
            for (Mark mark : open) {
                openTag(out, mark, false);
            }
            int i = indent;
            // Offsets count bytes.
            int at = start + indent;
            while (i < text.length()) {
                next = boundary(out, open, next, at, false);
                int c = text.codePointAt(i);
                if (c != '\n' && c != '\r') {
                    Html.append(out, c);
                }
                i += Character.charCount(c);
                at += utf8Length(c);
            }
            next = boundary(out, open, next, at, true);
            out.append("</span>".repeat(open.size())).append("</code>\n");
        }
    }

    private static int utf8Length(int c) {
        return c < 0x80 ? 1 : c < 0x800 ? 2 : c < Character.MIN_SUPPLEMENTARY_CODE_POINT ? 3 : 4;
    }

    /** How many characters come before the first one that is seen: a mark of many lines does not colour them. */
    private static int indent(String text) {
        int indent = 0;
        while (indent < text.length() && (text.charAt(indent) == ' ' || text.charAt(indent) == '\t')) {
            indent++;
        }
        return indent;
    }

    /** Closes and opens what ends and starts at an offset; the end of a line is the start of the next one. */
    private int boundary(StringBuilder out, List<Mark> open, int firstClosed, int at, boolean lineEnd) {
        int next = firstClosed;
        int keep = open.size();
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).end <= at) {
                keep = i;
            }
        }
        List<Mark> reopened = new ArrayList<>();
        for (int i = open.size() - 1; i >= keep; i--) {
            out.append("</span>");
            Mark closed = open.remove(i);
            if (closed.end > at) {
                reopened.add(0, closed);
            }
        }
        for (Mark mark : reopened) {
            openTag(out, mark, false);
            open.add(mark);
        }
        while (!lineEnd && next < marks.size() && marks.get(next).start <= at) {
            Mark mark = marks.get(next++);
            openTag(out, mark, true);
            open.add(mark);
        }
        return next;
    }

    private static void openTag(StringBuilder out, Mark mark, boolean first) {
        out.append("<span class=\"").append(mark.style).append('"');
        if (first) {
            out.append(" title=\"").append(Html.escape(mark.title)).append('"');
            if (!mark.style.equals("x")) {
                out.append(" tabindex=\"0\"");
            }
        }
        out.append('>');
        if (first && !mark.badge.isEmpty()) {
            out.append("<i class=\"b\">").append(mark.badge).append("</i>");
        }
    }

    private void lineStart(StringBuilder out, int number) {
        RegionStatus status = file.lines().get(number);
        String style = "n";
        String words = "";
        if (status == RegionStatus.MISSED) {
            style = "lm";
            words = "line never ran";
        } else if (lineHasMark.get(number)) {
            style = "lp";
            words = "line ran in part";
        } else if (status == RegionStatus.HIT) {
            style = "lh";
            words = "line ran";
        }
        out.append("<code id=\"L")
                .append(number)
                .append("\" class=\"")
                .append(style)
                .append("\"><a href=\"#L");
        out.append(number).append('"');
        if (!words.isEmpty()) {
            out.append(" title=\"").append(words).append('"');
        }
        out.append('>').append(number).append("</a>");
    }
}
