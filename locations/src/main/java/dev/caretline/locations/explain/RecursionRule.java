package dev.caretline.locations.explain;

import dev.caretline.locations.traceback.Frame;
import java.util.List;
import java.util.Optional;

/** Functions called each other without end. */
final class RecursionRule implements Rule {
    private static final int MAX_CYCLE = 6;

    @Override
    public String name() {
        return "recursion";
    }

    /** Whatever it was doing: one frame was too many. */
    @Override
    public boolean explains(String operation) {
        return true;
    }

    @Override
    public Optional<Finding> explain(Site site) {
        if (!site.isExactly("RecursionError") || !site.message().startsWith("maximum recursion depth exceeded")) {
            return Optional.empty();
        }
        List<Frame> frames = site.frames();
        for (Frame frame : frames) {
            if (frame.repeated() > MAX_CYCLE) {
                return Finding.at(site)
                        .code(frame.code().qualname())
                        .say(" calls itself at ")
                        .place(frame.code().filename(), frame.line())
                        .say(", " + frame.repeated() + " times in a row")
                        .end();
            }
        }
        return cycle(frames).flatMap(length -> {
            Finding finding = Finding.at(site).say("the same calls repeat: ");
            for (Frame frame : frames.subList(frames.size() - 1 - length, frames.size() - 1)) {
                finding.code(frame.code().qualname())
                        .say(" (")
                        .place(frame.code().filename(), frame.line())
                        .say(") calls ");
            }
            return finding.code(frames.get(frames.size() - 1 - length).code().qualname())
                    .end();
        });
    }

    /** The shortest one that the last frames repeat at least three times. */
    private static Optional<Integer> cycle(List<Frame> frames) {
        int end = frames.size() - 1;
        for (int length = 2; length <= MAX_CYCLE && 4 * length <= end; length++) {
            boolean repeats = true;
            for (int i = end - 1; i >= end - 3 * length && repeats; i--) {
                Frame one = frames.get(i);
                Frame before = frames.get(i - length);
                repeats = one.code().equals(before.code()) && one.lasti() == before.lasti();
            }
            if (repeats) {
                return Optional.of(length);
            }
        }
        return Optional.empty();
    }
}
