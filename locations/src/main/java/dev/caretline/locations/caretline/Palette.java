package dev.caretline.locations.caretline;

import dev.caretline.locations.traceback.RenderOptions;
import java.util.EnumMap;
import java.util.Map;

/** The ANSI colours of each {@link Role} (ECMA-48 SGR); colour never says anything that the text does not. */
final class Palette {
    /** No colours. */
    static final Palette NONE = new Palette(Map.of());

    private static final String RESET = "\u001b[0m";

    private static final Palette DARK = new Palette(Map.ofEntries(
            Map.entry(Role.QUIET, "90"),
            Map.entry(Role.PLACE, "36"),
            Map.entry(Role.FUNCTION, "1"),
            Map.entry(Role.GUTTER, "90"),
            Map.entry(Role.CONTEXT, "90"),
            Map.entry(Role.PRIMARY_MARK, "1;91"),
            Map.entry(Role.SECONDARY_MARK, "33"),
            Map.entry(Role.ERROR, "1;91"),
            Map.entry(Role.MESSAGE, "1"),
            Map.entry(Role.BECAUSE, "1;93"),
            Map.entry(Role.VALUE, "96")));

    private static final Palette LIGHT = new Palette(Map.ofEntries(
            Map.entry(Role.QUIET, "2"),
            Map.entry(Role.PLACE, "34"),
            Map.entry(Role.FUNCTION, "1"),
            Map.entry(Role.GUTTER, "2"),
            Map.entry(Role.CONTEXT, "2"),
            Map.entry(Role.PRIMARY_MARK, "1;31"),
            Map.entry(Role.SECONDARY_MARK, "35"),
            Map.entry(Role.ERROR, "1;31"),
            Map.entry(Role.MESSAGE, "1"),
            Map.entry(Role.BECAUSE, "1;35"),
            Map.entry(Role.VALUE, "34")));

    private final Map<Role, String> sequences = new EnumMap<>(Role.class);

    private Palette(Map<Role, String> parameters) {
        parameters.forEach((role, parameter) -> sequences.put(role, "\u001b[" + parameter + "m"));
    }

    static Palette of(RenderOptions options) {
        if (!options.colours()) {
            return NONE;
        }
        return switch (options.theme()) {
            case DARK -> DARK;
            case LIGHT -> LIGHT;
        };
    }

    /** Blanks at the end stay outside of the colour, where they can be taken away. */
    void paint(Role role, String text, StringBuilder out) {
        String sequence = sequences.get(role);
        if (sequence == null || text.isBlank()) {
            out.append(text);
        } else {
            String shown = text.stripTrailing();
            out.append(sequence).append(shown).append(RESET).append(text, shown.length(), text.length());
        }
    }
}
