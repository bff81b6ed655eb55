package dev.caretline.locations.styles;

import dev.caretline.locations.caretline.CaretlineStyle;
import dev.caretline.locations.traceback.TracebackStyle;
import dev.caretline.locations.traceback.cpython.CPython311Style;
import dev.caretline.locations.traceback.cpython.TracebackModuleStyle;
import java.util.List;
import java.util.Optional;

/** The styles of {@code --style} and {@code CARETLINE_STYLE}. */
public final class TracebackStyles {
    private static final List<TracebackStyle> ALL = List.of(
            new CaretlineStyle(),
            new CPython311Style(),
            TracebackModuleStyle.cpython313(),
            TracebackModuleStyle.cpython314());

    private TracebackStyles() {}

    /** In the order in which help lists them. */
    public static List<TracebackStyle> all() {
        return ALL;
    }

    public static Optional<TracebackStyle> named(String name) {
        return ALL.stream().filter(style -> style.name().equals(name)).findFirst();
    }
}
