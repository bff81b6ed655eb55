package dev.caretline.coverage.data;

import dev.caretline.coverage.model.SourceDigest;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.plain.PlainValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes data out of the records of one file.
 *
 * <pre>
 * ("process", version, pid, python, arguments, folder)
 * ("roots", folders and files that are to be measured)
 * ("source", number, path, digest, events)          the number holds up to the next record with it
 * ("ran", number, events that have happened, one bit each, aborts)
 * </pre>
 */
final class RecordReader {
    private static final int RUNNING = 1;
    private static final int TEST = 2;

    private final CoverageData data;
    private final Map<Integer, SourceHits> sources = new HashMap<>();

    RecordReader(CoverageData data) {
        this.data = data;
    }

    /** Takes over one record; what is wrong with the file if it cannot go on. */
    @Nullable
    String read(PlainValue value) {
        try {
            List<PlainValue> fields = items(value);
            switch (text(fields.get(0))) {
                case "process" -> {
                    int version = number(fields.get(1));
                    if (version != DataFile.VERSION) {
                        return "is of version " + version + ", and version " + DataFile.VERSION + " is read here";
                    }
                }
                case "roots" -> items(fields.get(1)).forEach(root -> data.addRoot(text(root)));
                case "source" -> source(fields);
                case "ran" -> ran(fields);
                default -> {
                    // A record of a later time, which says nothing about what ran.
                }
            }
            return null;
        } catch (ClassCastException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return "has a record that makes no sense";
        }
    }

    private void source(List<PlainValue> fields) {
        SourceDigest digest = SourceDigest.of(bytes(fields.get(3)));
        SourceHits like = new SourceHits(digest, number(fields.get(4)));
        sources.put(number(fields.get(1)), data.source(text(fields.get(2)), like));
    }

    private void ran(List<PlainValue> fields) {
        SourceHits source = sources.get(number(fields.get(1)));
        if (source == null) {
            throw new IllegalArgumentException("no such source");
        }
        Set<Abort> aborts = new LinkedHashSet<>();
        for (PlainValue abort : items(fields.get(3))) {
            aborts.add(abort(items(abort)));
        }
        source.add(BitSet.valueOf(bytes(fields.get(2))), aborts);
    }

    private static Abort abort(List<PlainValue> fields) {
        List<SourceRange> rest = new ArrayList<>();
        for (PlainValue position : items(fields.get(2))) {
            SourceRange range = range(position);
            if (range != null) {
                rest.add(range);
            }
        }
        int kind = number(fields.get(3));
        return new Abort(range(fields.get(0)), range(fields.get(1)), rest, (kind & RUNNING) != 0, (kind & TEST) != 0);
    }

    private static @Nullable SourceRange range(PlainValue value) {
        if (value instanceof PlainValue.None) {
            return null;
        }
        List<PlainValue> n = items(value);
        return SourceRange.ofNumbers(number(n.get(0)), number(n.get(1)), number(n.get(2)), number(n.get(3)));
    }

    private static List<PlainValue> items(PlainValue value) {
        return ((PlainValue.Items) value).values();
    }

    private static String text(PlainValue value) {
        return ((PlainValue.Str) value).value();
    }

    private static int number(PlainValue value) {
        return ((PlainValue.Int) value).value().intValueExact();
    }

    private static byte[] bytes(PlainValue value) {
        return ((PlainValue.Bytes) value).value().toArray();
    }
}
