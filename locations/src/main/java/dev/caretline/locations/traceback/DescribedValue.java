package dev.caretline.locations.traceback;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A value as the process described it: bounded in size, and without running code of the program but fenced reprs.
 *
 * @param type the name of its class
 * @param repr its repr, cut
 * @param cut whether something is missing in {@code repr}, or the repr failed
 * @param exact the name of the built-in type that it is an instance of, and not of a subclass
 * @param length {@code len()} of a built-in container or string
 * @param identity equal for two values that are the same object; what it is is described where the identity first stands
 * @param items of a dict: keys and values; of a list or tuple: indexes and values; of a set: elements without key. Only the
 *     first of them, and the last of a list
 * @param keys reprs of further keys of a long dict
 * @param attributes what attribute access gives without running code: plain attributes of an object, methods and constants
 *     of its class that the frame names
 * @param function what can be called, if that is a function, method or class with an {@code __init__}
 */
public record DescribedValue(
        String type,
        String repr,
        boolean cut,
        Optional<String> exact,
        OptionalLong length,
        OptionalLong identity,
        List<Item> items,
        List<String> keys,
        List<Attribute> attributes,
        Optional<FunctionShape> function) {

    public DescribedValue {
        items = List.copyOf(items);
        keys = List.copyOf(keys);
        attributes = List.copyOf(attributes);
    }

    /** An item of a container. */
    public record Item(Optional<DescribedValue> key, OptionalLong index, DescribedValue value) {}

    /** An attribute of an object. */
    public record Attribute(String name, DescribedValue value) {}

    /** Whether it is exactly of this built-in type. */
    public boolean isExactly(String builtin) {
        return exact.filter(builtin::equals).isPresent();
    }

    public boolean isNone() {
        return isExactly("NoneType");
    }
}
