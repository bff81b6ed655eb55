package dev.caretline.coverage.report.text;

import dev.caretline.coverage.analysis.ConditionResult;
import dev.caretline.coverage.analysis.FileCoverage;
import dev.caretline.coverage.analysis.Finding;
import dev.caretline.coverage.analysis.RegionStatus;
import dev.caretline.coverage.analysis.Totals;
import dev.caretline.coverage.report.Report;
import dev.caretline.grammar.source.Line;
import dev.caretline.grammar.source.SourceRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a copy of each source with a mark in front of each line: {@code >} it ran, {@code !} it did not, {@code -} it is
 * excluded. Below a line that ran only in part, marks stand under what did not.
 */
public final class AnnotateReport implements Report {
    private final @Nullable Path folder;

    /** @param folder where the copies go; null for beside the sources */
    public AnnotateReport(@Nullable Path folder) {
        this.folder = folder;
    }

    @Override
    public void file(FileCoverage file) throws IOException {
        Path target = folder == null
                ? Path.of(file.path() + ",cover")
                : folder.resolve(file.name().replaceFirst("^/", "").replace('/', '_') + ",cover");
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(target, text(file));
    }

    /** The annotated source. */
    static String text(FileCoverage file) {
        Map<Integer, List<String>> notes = notes(file);
        StringBuilder text = new StringBuilder();
        for (int line = 1; line <= file.source().lineCount(); line++) {
            String source = file.source().lineText(new Line(line)).replaceFirst("[\\r\\n]+$", "");
            RegionStatus status = file.lines().get(line);
            text.append(mark(status)).append(' ').append(source).append('\n');
            notes.getOrDefault(line, List.of())
                    .forEach(note -> text.append("  ").append(note).append('\n'));
        }
        return text.toString();
    }

    private static char mark(@Nullable RegionStatus status) {
        if (status == null) {
            return ' ';
        }
        return status == RegionStatus.EXCLUDED ? '-' : status == RegionStatus.MISSED ? '!' : '>';
    }

    private static Map<Integer, List<String>> notes(FileCoverage file) {
        Map<Integer, List<String>> notes = new TreeMap<>();
        for (Finding finding : file.missed()) {
            SourceRange range = finding.range();
            if (range.lineNumber() == range.endLineNumber()
                    && file.lines().get(range.lineNumber()) == RegionStatus.HIT) {
                add(notes, file, range, "never ran");
            }
        }
        for (Finding finding : file.raised()) {
            add(notes, file, finding.range(), "always raised");
        }
        for (ConditionResult result : file.partialConditions()) {
            add(notes, file, result.condition().range(), "never " + result.misses(true));
        }
        return notes;
    }

    private static void add(Map<Integer, List<String>> notes, FileCoverage file, SourceRange range, String what) {
        String line = file.source().lineText(range.line());
        int start = file.source().codePointColumn(range.line(), range.column()).number() - 1;
        int end = range.endLineNumber() == range.lineNumber()
                ? file.source().codePointColumn(range.line(), range.endColumn()).number() - 1
                : line.stripTrailing().length();
        String carets = " ".repeat(Math.max(0, start)) + "^".repeat(Math.max(1, end - start));
        notes.computeIfAbsent(range.lineNumber(), l -> new ArrayList<>()).add(carets + " " + what);
    }

    @Override
    public void finish(Totals totals) {
        // Each source has a copy of its own.
    }
}
