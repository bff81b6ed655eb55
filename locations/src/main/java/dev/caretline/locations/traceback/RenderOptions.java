package dev.caretline.locations.traceback;

import org.jspecify.annotations.Nullable;

/**
 * How a failure is to be drawn, as far as the style can.
 *
 * @param colours whether ANSI sequences may be used
 * @param theme which background they are for
 * @param columns the width of the terminal in cells; 0 if the text does not go to one
 * @param frames which frames are wanted
 * @param ascii whether what is drawn around the source must do without box characters
 */
public record RenderOptions(boolean colours, Theme theme, int columns, Frames frames, boolean ascii) {
    /** Plain text with everything in it. */
    public static final RenderOptions PLAIN = new RenderOptions(false, Theme.DARK, 0, Frames.ALL, false);

    /** The background that colours are for. */
    public enum Theme {
        DARK,
        LIGHT;

        /** What {@code CARETLINE_THEME} means: dark unless it is {@code light}. */
        public static Theme named(@Nullable String name) {
            return "light".equals(name) ? LIGHT : DARK;
        }
    }

    /** Which frames are shown in full. */
    public enum Frames {
        ALL,
        USER;

        /** What {@code --frames} means: all unless it is {@code user}. */
        public static Frames named(String name) {
            return name.equals("user") ? USER : ALL;
        }
    }

    public RenderOptions withColours(boolean wanted) {
        return new RenderOptions(wanted, theme, columns, frames, ascii);
    }

    public RenderOptions withTheme(Theme wanted) {
        return new RenderOptions(colours, wanted, columns, frames, ascii);
    }

    public RenderOptions withFrames(Frames wanted) {
        return new RenderOptions(colours, theme, columns, wanted, ascii);
    }
}
