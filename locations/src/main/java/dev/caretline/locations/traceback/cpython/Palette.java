package dev.caretline.locations.traceback.cpython;

/** The ANSI sequences of CPython 3.13's tracebacks, which are those of 3.14's default theme; or none. */
record Palette(String type, String message, String place, String primary, String secondary, String reset) {
    static final Palette NONE = new Palette("", "", "", "", "", "");

    static final Palette ANSI =
            new Palette("\u001b[1;35m", "\u001b[35m", "\u001b[35m", "\u001b[1;31m", "\u001b[31m", "\u001b[0m");

    boolean isColoured() {
        return !reset.isEmpty();
    }
}
