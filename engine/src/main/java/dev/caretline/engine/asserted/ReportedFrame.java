package dev.caretline.engine.asserted;

import dev.caretline.assertions.render.Verbosity;
import dev.caretline.assertions.report.AssertionReport;
import dev.caretline.assertions.report.ReportNode;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.code.Location;
import dev.caretline.locations.traceback.DescribedValue;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.RaisedException;
import dev.caretline.locations.traceback.Source;
import dev.caretline.locations.traceback.Sources;
import dev.caretline.locations.traceback.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The frame in which an assert failed, as one that failed at what decided, and kept the values of all parts: so that they
 * are drawn as any values under the source of a frame are.
 */
final class ReportedFrame {
    /** As for functions of the program: that it is called says what it is. */
    private static final String BUILTIN = "builtin_function_or_method";

    private final AssertionReport report;
    private final Verbosity verbosity;
    private final Sources sources;
    private final boolean withValues;

    /** @param withValues whether the frame has values too, and not only the range that decided */
    ReportedFrame(AssertionReport report, Verbosity verbosity, Sources sources, boolean withValues) {
        this.withValues = withValues;
        this.report = report;
        this.verbosity = verbosity;
        this.sources = sources;
    }

    /** The exception with that frame; empty if its last frame is another one, or there is no source to draw. */
    Optional<RaisedException> in(RaisedException exception) {
        Optional<Stack> stack =
                exception.stack().filter(found -> !found.frames().isEmpty());
        if (stack.isEmpty()) {
            return Optional.empty();
        }
        List<Frame> frames = new ArrayList<>(stack.get().frames());
        Frame last = frames.get(frames.size() - 1);
        if (!isReported(last) || !isSourceThere()) {
            return Optional.empty();
        }
        frames.set(frames.size() - 1, reported(last));
        return Optional.of(exception.withStack(
                new Stack(frames, stack.get().omittedAt(), stack.get().omitted())));
    }

    private boolean isReported(Frame frame) {
        return frame.code().filename().equals(report.file())
                && frame.code().name().equals(report.function())
                && frame.line() >= report.range().lineNumber()
                && frame.line() <= report.range().endLineNumber();
    }

    /** And is still what was compiled. */
    private boolean isSourceThere() {
        Optional<Source> source = sources.any(report.file());
        int line = report.range().lineNumber();
        for (String expected : report.source().lines().toList()) {
            int number = line++;
            if (source.flatMap(found -> found.line(number))
                    .filter(found -> found.strip().equals(expected.strip()))
                    .isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Frame reported(Frame frame) {
        SourceRange range = report.decisiveRange();
        return new Frame(
                frame.code(),
                range.lineNumber(),
                frame.lasti(),
                new Location.Full(range),
                frame.repeated(),
                frame.continuesLine(),
                frame.wentOn(),
                frame.names().stream()
                        .filter(named -> !named.value().type().equals(BUILTIN))
                        .toList(),
                withValues ? captured() : List.of());
    }

    private List<Frame.CapturedValue> captured() {
        Map<SourceRange, Frame.CapturedValue> values = new LinkedHashMap<>();
        for (ReportNode node : report.nodes()) {
            if (node.shown().isPresent() && !isSaidByTheMarks(node)) {
                ReportNode.Value value = node.value().orElseThrow();
                values.putIfAbsent(node.range(), new Frame.CapturedValue(node.range(), described(value)));
            }
        }
        return List.copyOf(values.values());
    }

    /** How a condition came out that decided, or that another one depends on, can be seen from where the marks are. */
    private boolean isSaidByTheMarks(ReportNode node) {
        if (!node.isStructure()) {
            return false;
        }
        ReportNode at = node;
        while (at.parent() >= 0) {
            at = report.nodes().get(at.parent());
            boolean follows = at.kind().equals("BoolOp")
                    || at.detail().equals("not")
                    || at.kind().equals("IfExp");
            if (!follows) {
                return false;
            }
        }
        return true;
    }

    private DescribedValue described(ReportNode.Value value) {
        return new DescribedValue(
                value.type(),
                verbosity.shorten(value.repr().replaceAll("\\s*\n\\s*", " ")),
                value.truncated(),
                Optional.empty(),
                value.length().isPresent() ? OptionalLong.of(value.length().getAsInt()) : OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }
}
