package dev.caretline.coverage.weave;

import dev.caretline.coverage.model.SourceDigest;
import dev.caretline.grammar.ast.ConstantValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The constants of woven code that the agent replaces when it loads a code object: tuples that start with a text which no
 * program contains. {@code coverage.py} of the agent is the other side of this.
 *
 * <pre>
 * (MARK, 0, number, event)    a probe: an iterator that is exhausted once the event has been recorded
 * (MARK, 1, digest, events)   the callable that notes where an exception came from
 * (MARK, 2)                   the class RecursionError
 * </pre>
 */
final class Placeholders {
    static final String MARK = "\0caretline.coverage";

    private static final int PROBE = 0;
    private static final int NOTE = 1;
    private static final int TOLERATED = 2;

    private Placeholders() {}

    /**
     * A probe.
     *
     * @param number tells probes of one event in one code object apart
     */
    static ConstantValue probe(int number, int event) {
        return tuple(ConstantValue.Int.of(PROBE), ConstantValue.Int.of(number), ConstantValue.Int.of(event));
    }

    /** The recorder of exceptions; it also tells which source the code is of, and how many events that has. */
    static ConstantValue note(SourceDigest digest, int events) {
        return tuple(ConstantValue.Int.of(NOTE), new ConstantValue.Bytes(digest.bytes()), ConstantValue.Int.of(events));
    }

    /** What a note may fail with at the bottom of a deep recursion, which the program must not see. */
    static ConstantValue tolerated() {
        return tuple(ConstantValue.Int.of(TOLERATED));
    }

    private static ConstantValue tuple(ConstantValue... values) {
        List<ConstantValue> elements = new ArrayList<>(values.length + 1);
        elements.add(ConstantValue.Str.of(MARK));
        elements.addAll(List.of(values));
        return new ConstantValue.Tuple(elements);
    }
}
