package dev.caretline.tests.coverage;

import dev.caretline.coverage.analysis.ConditionResult;
import dev.caretline.coverage.analysis.FileCoverage;
import dev.caretline.coverage.analysis.Finding;
import dev.caretline.coverage.analysis.RegionStatus;
import dev.caretline.coverage.model.Region;
import dev.caretline.grammar.source.SourceRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A program of {@code specification.txt}, whose comments say what becomes of each of its lines when it is run:
 *
 * <pre>
 * x = a and f()  #: a: false; f(): missed
 * </pre>
 *
 * Each part is named that is missed (and stands in no other one that is), that raised whenever it was started, or that is
 * excluded; and each condition that was tested, with what it was: {@code true}, {@code false} or {@code both}. If one outcome
 * is {@code enough}, the other one is not asked for. All else was run. A part of several lines is named on its first one, by
 * what stands of it there.
 *
 * @param title what it shows
 * @param source its text
 * @param number its place in the file, from 1
 */
record SpecifiedProgram(String title, String source, int number) {
    private static final String MARK = "#: ";

    /** All programs, in the order of the file. */
    static List<SpecifiedProgram> all() throws IOException {
        List<SpecifiedProgram> programs = new ArrayList<>();
        Arrays.stream(RecordedPrograms.resource("specification.txt").split("(?m)^=== "))
                .skip(1)
                .forEach(text -> {
                    int end = text.indexOf('\n');
                    programs.add(
                            new SpecifiedProgram(text.substring(0, end), text.substring(end + 1), programs.size() + 1));
                });
        return programs;
    }

    String fileName() {
        return "specified_%03d".formatted(number);
    }

    /** Whether observers see what the probes do: they know nothing of exclusions, threads and what is told to a generator. */
    boolean isObservable() {
        return !source.contains("Thread(");
    }

    /** The program with the comments that what was covered calls for. */
    String annotated(FileCoverage file) {
        Map<Integer, List<String>> notes = new TreeMap<>();
        file.missed().forEach(finding -> note(notes, file, finding, "missed"));
        file.raised().forEach(finding -> note(notes, file, finding, "raised"));
        excluded(file).forEach(range -> note(notes, range, text(file, range), "excluded"));
        for (ConditionResult result : file.conditions()) {
            if (result.evaluated()) {
                SourceRange range = result.condition().range();
                note(notes, range, text(file, range), outcomes(result));
            }
        }
        StringBuilder text = new StringBuilder();
        String[] lines = source.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            int mark = lines[i].indexOf(MARK);
            text.append(mark < 0 ? lines[i] : lines[i].substring(0, mark).stripTrailing());
            List<String> here = notes.get(i + 1);
            text.append(here == null ? "" : "  " + MARK + String.join("; ", here));
            text.append(i < lines.length - 1 ? "\n" : "");
        }
        return text.toString();
    }

    private static String outcomes(ConditionResult result) {
        boolean both = result.wasTrue() && result.wasFalse();
        String outcome = both ? "both" : String.valueOf(result.wasTrue());
        return both || result.isPartial() ? outcome : outcome + " is enough";
    }

    /** The excluded regions that stand in no other excluded one. */
    private static List<SourceRange> excluded(FileCoverage file) {
        List<SourceRange> ranges = new ArrayList<>();
        BitSet inside = new BitSet();
        for (int i = 0; i < file.statuses().size(); i++) {
            Region region = file.model().regions().get(i);
            boolean inExcluded = region.parent() != Region.NONE && inside.get(region.parent());
            if (file.statuses().get(i) == RegionStatus.EXCLUDED) {
                inside.set(i);
                if (!inExcluded) {
                    ranges.add(region.range());
                }
            }
        }
        return ranges;
    }

    private static void note(Map<Integer, List<String>> notes, FileCoverage file, Finding finding, String what) {
        note(notes, finding.range(), text(file, finding.range()), what);
    }

    private static void note(Map<Integer, List<String>> notes, SourceRange range, String text, String what) {
        List<String> here = notes.computeIfAbsent(range.lineNumber(), line -> new ArrayList<>());
        String note = text + ": " + what;
        if (!here.contains(note)) {
            here.add(note);
        }
    }

    private static String text(FileCoverage file, SourceRange range) {
        String first = file.source().slice(range).lines().findFirst().orElse("");
        int comment = first.indexOf("  " + MARK);
        return comment < 0 ? first : first.substring(0, comment);
    }
}
