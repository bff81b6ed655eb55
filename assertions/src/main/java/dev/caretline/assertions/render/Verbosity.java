package dev.caretline.assertions.render;

import java.util.Optional;

/**
 * How much a rendering shows.
 *
 * @param valueChars UTF-16 units of one value
 * @param blockLines lines of one value
 * @param valueLines lines that say where values come from
 * @param explanationLines lines of a comparison's explanation
 */
public record Verbosity(int valueChars, int blockLines, int valueLines, int explanationLines) {
    /** What fits on a screen. */
    public static final Verbosity NORMAL = new Verbosity(80, 12, 20, 20);

    /** {@code --detail more}. */
    public static final Verbosity MORE = new Verbosity(240, 40, 100, 60);

    /** {@code --detail all}: all that the report has. */
    public static final Verbosity ALL =
            new Verbosity(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** {@code normal}, {@code more} or {@code all}. */
    public static Optional<Verbosity> named(String name) {
        return switch (name) {
            case "normal" -> Optional.of(NORMAL);
            case "more" -> Optional.of(MORE);
            case "all" -> Optional.of(ALL);
            default -> Optional.empty();
        };
    }

    private static final int TAIL = 22;

    /** A value, with its middle left out if it is too long. */
    public String shorten(String value) {
        if (value.length() <= valueChars) {
            return value;
        }
        int head = valueChars - TAIL - 3;
        int tail = value.length() - TAIL;
        head -= Character.isLowSurrogate(value.charAt(head)) ? 1 : 0;
        tail += Character.isLowSurrogate(value.charAt(tail)) ? 1 : 0;
        return value.substring(0, head) + "..." + value.substring(tail);
    }
}
