package dev.caretline.locations.traceback;

import dev.caretline.grammar.source.SourceRange;
import dev.caretline.locations.code.Location;
import dev.caretline.locations.plain.MalformedPlainException;
import dev.caretline.locations.plain.PlainValue;
import java.util.List;

/** Places in sources as plain values: the four numbers of {@code co_positions()}, in its order. */
final class PlainLocations {
    private static final int NUMBERS = 4;

    private PlainLocations() {}

    /** Line, end line, column, end column, each may be None; or None for the whole. */
    static Location location(PlainValue value) {
        if (value.isNone()) {
            return Location.None.NONE;
        }
        List<PlainValue> numbers = fourOf(value);
        return Location.ofNumbers(
                number(numbers.get(0)), number(numbers.get(1)), number(numbers.get(2)), number(numbers.get(3)));
    }

    /** The same order, all of them known. */
    static SourceRange range(PlainValue value) {
        return location(value).sourceRange().orElseThrow(() -> new MalformedPlainException("not a range"));
    }

    private static List<PlainValue> fourOf(PlainValue value) {
        List<PlainValue> numbers = value.items();
        if (numbers.size() != NUMBERS) {
            throw new MalformedPlainException("a position of " + numbers.size() + " numbers");
        }
        return numbers;
    }

    private static int number(PlainValue value) {
        return value.isNone() ? -1 : value.number();
    }
}
