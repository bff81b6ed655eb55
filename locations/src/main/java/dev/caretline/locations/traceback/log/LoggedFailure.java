package dev.caretline.locations.traceback.log;

import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.code.Location;
import dev.caretline.locations.traceback.CodeIdentity;
import dev.caretline.locations.traceback.ExceptionType;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.Notes;
import dev.caretline.locations.traceback.RaisedException;
import dev.caretline.locations.traceback.Source;
import dev.caretline.locations.traceback.Sources;
import dev.caretline.locations.traceback.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A traceback of a log as a failure. The source of an entry is believed only if its line is the one that was printed; else
 * the lines of the log stand in for it.
 */
public final class LoggedFailure {
    /** How the range of a frame is known. */
    public enum RangeKnown {
        /** Its carets were in the log. */
        EXACT,
        /** No other part of the line could have failed so. */
        INFERRED,
        /** Not known. */
        ABSENT
    }

    private static final String LABEL = "  (range inferred)";

    private final Failure failure;
    private final Sources sources;
    private final List<RangeKnown> known;

    private LoggedFailure(Failure failure, Sources sources, List<RangeKnown> known) {
        this.failure = failure;
        this.sources = sources;
        this.known = List.copyOf(known);
    }

    /** @param find the source of a file name, if there is one */
    public static LoggedFailure of(
            LoggedTraceback traceback, Function<String, Optional<Source>> find, RangeInference inference) {
        return new Builder(traceback, find, inference).build();
    }

    public Failure failure() {
        return failure;
    }

    /** The failure for a person: a frame whose range is inferred says so behind its name. */
    public Failure labelled() {
        RaisedException exception = failure.rootException();
        List<Frame> frames = exception.stack().orElseThrow().frames();
        List<Frame> labelled = new ArrayList<>(frames.size());
        for (int i = 0; i < frames.size(); i++) {
            labelled.add(known.get(i) == RangeKnown.INFERRED ? labelled(frames.get(i)) : frames.get(i));
        }
        RaisedException shown = exception.withStack(Stack.of(labelled));
        return failure.withExceptions(List.of(shown));
    }

    private static Frame labelled(Frame frame) {
        CodeIdentity code = frame.code();
        return frame.withCode(new CodeIdentity(
                code.filename(), code.name() + LABEL, code.qualname() + LABEL, code.firstLine(), code.module()));
    }

    public Sources sources() {
        return sources;
    }

    /** One for each frame. */
    public List<RangeKnown> known() {
        return known;
    }

    /** Reads the entries one after the other. */
    private static final class Builder {
        private static final int LAST_LINE = 1_000_000;

        private final LoggedTraceback traceback;
        private final Function<String, Optional<Source>> find;
        private final RangeInference inference;
        private final List<RangeKnown> known = new ArrayList<>();
        private final Map<String, Optional<Source>> believed = new HashMap<>();
        private final Map<String, TreeMap<Integer, String>> printed = new HashMap<>();

        Builder(LoggedTraceback traceback, Function<String, Optional<Source>> find, RangeInference inference) {
            this.traceback = traceback;
            this.find = find;
            this.inference = inference;
        }

        LoggedFailure build() {
            traceback.entries().forEach(this::judge);
            List<Frame> frames = new ArrayList<>();
            for (int i = 0; i < traceback.entries().size(); i++) {
                frames.add(frame(i));
            }
            RaisedException exception = new RaisedException(
                    0,
                    new ExceptionType(Optional.of("builtins"), traceback.type(), List.of(traceback.type())),
                    Optional.of(traceback.message()),
                    Optional.empty(),
                    Notes.NONE,
                    Optional.of(Stack.of(frames)),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
            Failure failure = new Failure(
                    List.of(), OptionalLong.empty(), "", List.of(), List.of(), List.of(exception), 0, Map.of());
            return new LoggedFailure(failure, Sources.of(this::source), known);
        }

        /** A file of which one line is another now is not believed at all. */
        private void judge(LoggedEntry entry) {
            Optional<Source> source = believed.computeIfAbsent(entry.filename(), find);
            String line = printedLine(entry);
            if (!line.isEmpty()) {
                printed.computeIfAbsent(entry.filename(), name -> new TreeMap<>())
                        .put(entry.line(), line);
            }
            boolean isStale = line.isEmpty()
                    || source.flatMap(found -> found.line(entry.line()))
                            .filter(text -> text.strip().equals(line))
                            .isEmpty();
            if (isStale) {
                believed.put(entry.filename(), Optional.empty());
            }
        }

        private static String printedLine(LoggedEntry entry) {
            return entry.shown().isEmpty()
                            || MarkedColumns.isCarets(entry.shown().get(0))
                    ? ""
                    : entry.shown().get(0).strip();
        }

        /** The believed file, or the printed lines at their places. */
        private Optional<Source> source(String filename) {
            Optional<Source> file = believed.getOrDefault(filename, Optional.empty());
            if (file.isPresent()) {
                return file;
            }
            TreeMap<Integer, String> lines = printed.getOrDefault(filename, new TreeMap<>());
            if (lines.isEmpty() || lines.lastKey() > LAST_LINE) {
                return Optional.empty();
            }
            StringBuilder text = new StringBuilder();
            int at = 1;
            for (Map.Entry<Integer, String> line : lines.entrySet()) {
                text.append("\n".repeat(Math.max(0, line.getKey() - at))).append(line.getValue());
                at = line.getKey();
            }
            Source made = Source.of(text.append('\n').toString(), filename);
            return Optional.of(made);
        }

        private Frame frame(int index) {
            LoggedEntry entry = traceback.entries().get(index);
            Optional<SourceRange> range = MarkedColumns.range(entry, line -> lineText(entry, line));
            RangeKnown how = range.isPresent() ? RangeKnown.EXACT : RangeKnown.ABSENT;
            if (range.isEmpty() && entry.shown().stream().noneMatch(MarkedColumns::isCarets)) {
                range = believed.getOrDefault(entry.filename(), Optional.empty())
                        .flatMap(source -> inference.infer(source, question(index)));
                how = range.isPresent() ? RangeKnown.INFERRED : RangeKnown.ABSENT;
            }
            known.add(how);
            return new Frame(
                    new CodeIdentity(
                            entry.filename(),
                            entry.function(),
                            entry.function(),
                            CodeIdentity.UNKNOWN_LINE,
                            Optional.empty()),
                    entry.line(),
                    -1,
                    range.<Location>map(Location.Full::new).orElse(Location.None.NONE),
                    entry.repeated(),
                    index > 0 && isSameLine(traceback.entries().get(index - 1), entry),
                    Optional.empty(),
                    List.of(),
                    List.of());
        }

        private static boolean isSameLine(LoggedEntry a, LoggedEntry b) {
            return a.line() == b.line()
                    && a.filename().equals(b.filename())
                    && a.function().equals(b.function());
        }

        private Optional<String> lineText(LoggedEntry entry, int line) {
            Optional<Source> file = believed.getOrDefault(entry.filename(), Optional.empty());
            return file.isPresent()
                    ? file.flatMap(found -> found.line(line))
                    : Optional.ofNullable(printed.getOrDefault(entry.filename(), new TreeMap<>())
                            .get(line));
        }

        private RangeInference.Question question(int index) {
            LoggedEntry entry = traceback.entries().get(index);
            boolean isInnermost = index + 1 == traceback.entries().size();
            Optional<String> next = isInnermost
                    ? Optional.empty()
                    : Optional.of(traceback.entries().get(index + 1).function());
            return new RangeInference.Question(
                    entry.line(), entry.function(), next, traceback.type(), traceback.message());
        }
    }
}
