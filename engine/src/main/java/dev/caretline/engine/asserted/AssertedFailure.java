package dev.caretline.engine.asserted;

import dev.caretline.assertions.render.FrameText;
import dev.caretline.assertions.render.ReportStyle;
import dev.caretline.assertions.render.Verbosity;
import dev.caretline.assertions.report.AssertionReport;
import dev.caretline.assertions.report.ReportReader;
import dev.caretline.locations.plain.MalformedPlainException;
import dev.caretline.locations.plain.PlainValue;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.Notes;
import dev.caretline.locations.traceback.RaisedException;
import dev.caretline.locations.traceback.Sources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A failure in which each report of a failed assert is shown once, in the form that was asked for. The exception's own note
 * says the same, so it goes; other notes stay where they are.
 */
public final class AssertedFailure {
    private final Sources sources;
    private final boolean framed;
    private final Optional<ReportStyle> style;
    private final Verbosity verbosity;

    /**
     * @param framed whether frames are drawn with what decided, and with values under it unless a form is asked for
     * @param style the form that was asked for
     */
    public AssertedFailure(Sources sources, boolean framed, Optional<ReportStyle> style, Verbosity verbosity) {
        this.sources = sources;
        this.framed = framed;
        this.style = style;
        this.verbosity = verbosity;
    }

    /**
     * The failure with its reports in place.
     *
     * @param tree what {@code failure} was read from; of a report that is not of the known form only its note is shown
     */
    public Failure of(Failure failure, PlainValue tree) {
        List<PlainValue> trees = tree.get("exceptions").items();
        List<RaisedException> exceptions = new ArrayList<>();
        for (RaisedException exception : failure.exceptions()) {
            PlainValue report = trees.get(exception.number()).get("assertion");
            exceptions.add(report.isNone() ? exception : placed(exception, report));
        }
        return failure.withExceptions(exceptions);
    }

    /**
     * The reports that came with a failure, as JSON, by the numbers of their exceptions.
     *
     * @param tree what the failure was read from; what is no report of the known form is left out
     */
    public static Map<Integer, String> reports(PlainValue tree) {
        List<PlainValue> exceptions = tree.get("exceptions").items();
        Map<Integer, String> reports = new HashMap<>();
        for (int i = 0; i < exceptions.size(); i++) {
            PlainValue report = exceptions.get(i).get("assertion");
            try {
                if (!report.isNone()) {
                    String json = ReportStyle.JSON.render(ReportReader.read(report), Verbosity.NORMAL);
                    reports.put(i, json.strip());
                }
            } catch (MalformedPlainException e) {
                // The program has put something of its own there.
            }
        }
        return reports;
    }

    private RaisedException placed(RaisedException exception, PlainValue plain) {
        try {
            AssertionReport report = ReportReader.read(plain);
            Optional<RaisedException> inFrame = framed
                    ? new ReportedFrame(report, verbosity, sources, style.isEmpty()).in(exception)
                    : Optional.empty();
            if (style.isPresent()) {
                return withNote(inFrame.orElse(exception), report, style.get().render(report, verbosity));
            }
            if (inFrame.isPresent()) {
                return withNote(inFrame.get(), report, FrameText.of(report, verbosity));
            }
            boolean said = report.note().isPresent() && verbosity.equals(Verbosity.NORMAL);
            return said || (!framed && report.note().isEmpty())
                    ? exception
                    : withNote(exception, report, ReportStyle.PYTEST.render(report, verbosity));
        } catch (MalformedPlainException e) {
            return exception;
        }
    }

    /** @param text lines in the place of the report's note; none takes the note away */
    private static RaisedException withNote(RaisedException exception, AssertionReport report, String text) {
        if (!(exception.notes() instanceof Notes.Texts notes)) {
            return exception;
        }
        List<Optional<String>> texts = new ArrayList<>(notes.texts());
        int at = texts.indexOf(report.note());
        boolean replaces = at >= 0 && report.note().isPresent();
        if (replaces) {
            texts.remove(at);
        }
        if (!text.isBlank()) {
            texts.add(replaces ? at : 0, Optional.of(text.stripTrailing()));
        }
        return exception.withNotes(new Notes.Texts(texts));
    }
}
