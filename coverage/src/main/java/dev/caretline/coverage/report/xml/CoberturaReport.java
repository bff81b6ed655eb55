package dev.caretline.coverage.report.xml;

import dev.caretline.coverage.analysis.ConditionResult;
import dev.caretline.coverage.analysis.FileCoverage;
import dev.caretline.coverage.analysis.RegionStatus;
import dev.caretline.coverage.analysis.Totals;
import dev.caretline.coverage.model.CodeUnit;
import dev.caretline.coverage.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes a class for each source, in a package for each folder; conditions stand at the line of their decision. */
public final class CoberturaReport implements Report {
    private static final int ALL = 100;

    private final Appendable out;
    private final String folder;
    private final long now;
    private final Map<String, List<String>> packages = new TreeMap<>();
    private final Map<String, Totals> packageTotals = new TreeMap<>();

    /**
     * A report.
     *
     * @param folder what names of sources start from
     * @param now milliseconds of the epoch
     */
    public CoberturaReport(Appendable out, String folder, long now) {
        this.out = out;
        this.folder = folder;
        this.now = now;
    }

    @Override
    public void file(FileCoverage file) {
        int slash = file.name().lastIndexOf('/');
        String name = slash < 0
                ? "."
                : file.name().substring(0, slash).replaceFirst("^/", "").replace('/', '.');
        packageTotals.merge(name, file.totals(), Totals::plus);
        packages.computeIfAbsent(name, n -> new ArrayList<>()).add(classElement(file));
    }

    private static String classElement(FileCoverage file) {
        Map<Integer, List<ConditionResult>> conditions = new LinkedHashMap<>();
        for (ConditionResult result : file.conditions()) {
            if (result.needed() > 0) {
                int line = file.model()
                        .decisions()
                        .get(result.condition().decision())
                        .line();
                conditions.computeIfAbsent(line, l -> new ArrayList<>()).add(result);
            }
        }
        StringBuilder xml = new StringBuilder();
        String base = file.name().substring(file.name().lastIndexOf('/') + 1);
        xml.append("<class name=\"" + escape(base) + "\" filename=\"" + escape(file.name()) + "\" "
                + rates(file.totals()) + " complexity=\"0\">\n<methods>\n");
        for (int i = 0; i < file.units().size(); i++) {
            CodeUnit unit = file.model().units().get(i);
            if (unit.kind() == CodeUnit.Kind.FUNCTION) {
                xml.append("<method name=\"" + escape(unit.qualname()) + "\" signature=\"()\" "
                        + rates(file.units().get(i)) + " complexity=\"0\">\n<lines>\n");
                int last = unit.range().endLineNumber();
                int first = unit.range().lineNumber() + 1;
                file.lines()
                        .subMap(first, Math.max(first, last + 1))
                        .forEach((line, status) -> line(xml, line, status, conditions.getOrDefault(line, List.of())));
                xml.append("</lines>\n</method>\n");
            }
        }
        xml.append("</methods>\n<lines>\n");
        file.lines().forEach((line, status) -> line(xml, line, status, conditions.getOrDefault(line, List.of())));
        return xml.append("</lines>\n</class>\n").toString();
    }

    private static void line(StringBuilder xml, int line, RegionStatus status, List<ConditionResult> conditions) {
        if (status == RegionStatus.EXCLUDED) {
            return;
        }
        xml.append("<line number=\"" + line + "\" hits=\"" + (status == RegionStatus.HIT ? 1 : 0) + "\"");
        if (conditions.isEmpty()) {
            xml.append("/>\n");
            return;
        }
        int needed = conditions.stream().mapToInt(ConditionResult::needed).sum();
        int seen = conditions.stream().mapToInt(ConditionResult::seen).sum();
        xml.append(" branch=\"true\" condition-coverage=\"" + ALL * seen / needed + "% (" + seen + "/" + needed
                + ")\">\n<conditions>\n");
        for (int i = 0; i < conditions.size(); i++) {
            ConditionResult result = conditions.get(i);
            xml.append("<condition number=\"" + i + "\" type=\"jump\" coverage=\""
                    + ALL * result.seen() / result.needed() + "%\"/>\n");
        }
        xml.append("</conditions>\n</line>\n");
    }

    private static String rates(Totals totals) {
        return "line-rate=\"" + rate(totals.lines(), totals.missedLines()) + "\" branch-rate=\""
                + rate(totals.outcomes(), totals.missedOutcomes()) + "\"";
    }

    private static String rate(int all, int missed) {
        return all == 0 ? "1" : String.format(Locale.ROOT, "%.4f", (double) (all - missed) / all);
    }

    @Override
    public void finish(Totals totals) throws IOException {
        out.append("""
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
                """);
        out.append("<coverage " + rates(totals) + " lines-covered=\"" + (totals.lines() - totals.missedLines())
                + "\" lines-valid=\"" + totals.lines() + "\" branches-covered=\""
                + (totals.outcomes() - totals.missedOutcomes()) + "\" branches-valid=\"" + totals.outcomes()
                + "\" complexity=\"0\" version=\"caretline\" timestamp=\"" + now + "\">\n");
        out.append("<sources>\n<source>" + escape(folder) + "</source>\n</sources>\n<packages>\n");
        for (Map.Entry<String, List<String>> entry : packages.entrySet()) {
            Totals inPackage = packageTotals.getOrDefault(entry.getKey(), Totals.NONE);
            out.append("<package name=\"" + escape(entry.getKey()) + "\" " + rates(inPackage)
                    + " complexity=\"0\">\n<classes>\n");
            for (String element : entry.getValue()) {
                out.append(element);
            }
            out.append("</classes>\n</package>\n");
        }
        out.append("</packages>\n</coverage>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
