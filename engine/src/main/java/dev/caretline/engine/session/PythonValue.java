package dev.caretline.engine.session;

import dev.caretline.locations.plain.PlainValue;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The value of an expression, outside Python.
 *
 * @param type its type, with the module unless that is {@code builtins} or {@code __main__}
 * @param repr about what {@code repr()} gives, bounded in size, depth and time
 * @param plain the value itself, if it is made of None, bool, int, float, str, bytes, list, tuple and dict alone
 * @param run what evaluating it wrote
 */
public record PythonValue(String type, String repr, Optional<PlainValue> plain, PythonRun run) {
    /**
     * The value in Java's types: null, Boolean, BigInteger, Double, String, byte[], List and Map, the last two in
     * Python's order and not to be changed.
     *
     * @throws IllegalStateException if it is no plain value
     */
    public @Nullable Object toJava() {
        return toJava(required());
    }

    /** @throws IllegalStateException if it is no str */
    public String asText() {
        if (required() instanceof PlainValue.Str text) {
            return text.value();
        }
        throw refused("a str");
    }

    /** @throws IllegalStateException if it is no bool */
    public boolean asBoolean() {
        if (required() instanceof PlainValue.Bool bool) {
            return bool.value();
        }
        throw refused("a bool");
    }

    /** @throws IllegalStateException if it is no int, or one that a long cannot hold */
    public long asLong() {
        if (required() instanceof PlainValue.Int number && number.value().bitLength() < Long.SIZE) {
            return number.value().longValue();
        }
        throw refused("an int of 64 bits");
    }

    /** @throws IllegalStateException if it is neither a float nor an int */
    public double asDouble() {
        PlainValue value = required();
        if (value instanceof PlainValue.Int number) {
            return number.value().doubleValue();
        }
        if (value instanceof PlainValue.Float number) {
            return number.value();
        }
        throw refused("a float");
    }

    public boolean isNone() {
        return plain.filter(PlainValue::isNone).isPresent();
    }

    @Override
    public String toString() {
        return repr;
    }

    private PlainValue required() {
        return plain.orElseThrow(
                () -> new IllegalStateException("a " + type + " stays in Python; there is only its repr: " + repr));
    }

    private IllegalStateException refused(String wanted) {
        return new IllegalStateException(wanted + " was expected, not a " + type + ": " + repr);
    }

    private static @Nullable Object toJava(PlainValue value) {
        if (value instanceof PlainValue.Items items) {
            return Collections.unmodifiableList(
                    items.values().stream().map(PythonValue::toJava).collect(Collectors.toList()));
        }
        if (value instanceof PlainValue.Dict dict) {
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            dict.entries().forEach((key, item) -> map.put(toJava(key), toJava(item)));
            return Collections.unmodifiableMap(map);
        }
        return scalar(value);
    }

    private static @Nullable Object scalar(PlainValue value) {
        if (value instanceof PlainValue.Bool bool) {
            return bool.value();
        }
        if (value instanceof PlainValue.Int number) {
            return number.value();
        }
        if (value instanceof PlainValue.Float number) {
            return number.value();
        }
        if (value instanceof PlainValue.Str text) {
            return text.value();
        }
        return value instanceof PlainValue.Bytes bytes ? bytes.value().toArray() : null;
    }

    /** @throws IllegalArgumentException if Python has no plain value for it */
    static PlainValue ofJava(@Nullable Object value) {
        if (value == null) {
            return PlainValue.none();
        }
        if (value instanceof Boolean bool) {
            return PlainValue.of(bool);
        }
        if (value instanceof BigInteger number) {
            return new PlainValue.Int(number);
        }
        if (value instanceof Double || value instanceof Float) {
            return new PlainValue.Float(((Number) value).doubleValue());
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return PlainValue.of(((Number) value).longValue());
        }
        return composedOfJava(value);
    }

    private static PlainValue composedOfJava(Object value) {
        if (value instanceof CharSequence text) {
            return PlainValue.of(text.toString());
        }
        if (value instanceof byte[] bytes) {
            return PlainValue.of(bytes);
        }
        if (value instanceof List<?> list) {
            return PlainValue.listOf(list.stream().map(PythonValue::ofJava).toList());
        }
        if (value instanceof Map<?, ?> map) {
            Map<PlainValue, PlainValue> entries = new LinkedHashMap<>();
            map.forEach((key, item) -> entries.put(ofJava(key), ofJava(item)));
            return new PlainValue.Dict(entries);
        }
        throw new IllegalArgumentException("Python gets no " + value.getClass().getName());
    }
}
