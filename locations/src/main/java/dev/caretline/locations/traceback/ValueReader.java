package dev.caretline.locations.traceback;

import static dev.caretline.locations.traceback.TracebackReader.longOf;
import static dev.caretline.locations.traceback.TracebackReader.textOf;
import static dev.caretline.locations.traceback.TracebackReader.texts;

import dev.caretline.locations.plain.MalformedPlainException;
import dev.caretline.locations.plain.PlainValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads described values (the trees of {@code caretline_agent.frame_values}). */
public final class ValueReader {
    private ValueReader() {}

    /** {@code [(name, scope, value)]}; None for none. */
    static List<Frame.NamedValue> names(PlainValue tree) {
        return tree.isNone()
                ? List.of()
                : tree.items().stream().map(ValueReader::named).toList();
    }

    private static Frame.NamedValue named(PlainValue tree) {
        List<PlainValue> parts = parts(tree, 3);
        return new Frame.NamedValue(parts.get(0).text(), scope(parts.get(1).text()), value(parts.get(2)));
    }

    private static Frame.Scope scope(String name) {
        try {
            return Frame.Scope.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new MalformedPlainException("no scope is called " + name);
        }
    }

    /** {@code [(position, value)]}; None for none. */
    static List<Frame.CapturedValue> captured(PlainValue tree) {
        return tree.isNone()
                ? List.of()
                : tree.items().stream()
                        .map(pair -> parts(pair, 2))
                        .map(pair -> new Frame.CapturedValue(PlainLocations.range(pair.get(0)), value(pair.get(1))))
                        .toList();
    }

    /** @throws MalformedPlainException if it describes no value */
    public static DescribedValue value(PlainValue tree) {
        return new DescribedValue(
                tree.get("type").text(),
                tree.get("repr").text(),
                tree.get("cut").truth(),
                textOf(tree.get("exact")),
                longOf(tree.get("length")),
                longOf(tree.get("id")),
                items(tree.get("items")),
                texts(tree.get("keys")),
                attributes(tree.get("attributes")),
                tree.get("function").isNone() ? Optional.empty() : Optional.of(function(tree)));
    }

    private static List<DescribedValue.Item> items(PlainValue tree) {
        return tree.isNone()
                ? List.of()
                : tree.items().stream().map(ValueReader::item).toList();
    }

    private static DescribedValue.Item item(PlainValue tree) {
        List<PlainValue> pair = parts(tree, 2);
        PlainValue key = pair.get(0);
        DescribedValue value = value(pair.get(1));
        return key instanceof PlainValue.Int
                ? new DescribedValue.Item(Optional.empty(), longOf(key), value)
                : new DescribedValue.Item(
                        key.isNone() ? Optional.empty() : Optional.of(value(key)), OptionalLong.empty(), value);
    }

    static List<DescribedValue.Attribute> attributes(PlainValue tree) {
        return tree.isNone()
                ? List.of()
                : tree.items().stream()
                        .map(pair -> parts(pair, 2))
                        .map(pair -> new DescribedValue.Attribute(pair.get(0).text(), value(pair.get(1))))
                        .toList();
    }

    private static FunctionShape function(PlainValue owner) {
        PlainValue tree = owner.get("function");
        return new FunctionShape(
                tree.get("name").text(),
                tree.get("file").text(),
                tree.get("line").number(),
                texts(tree.get("names")),
                tree.get("positional_only").number(),
                tree.get("positional").number(),
                tree.get("defaults").number(),
                texts(tree.get("keyword_defaults")),
                tree.get("varargs").truth(),
                tree.get("varkeywords").truth(),
                tree.get("suspends").truth(),
                !owner.get("bound").isNone());
    }

    static List<PlainValue> parts(PlainValue tree, int count) {
        List<PlainValue> parts = tree.items();
        if (parts.size() != count) {
            throw new MalformedPlainException(parts.size() + " parts instead of " + count);
        }
        return parts;
    }
}
