package dev.caretline.locations.caretline;

import dev.caretline.locations.render.Cells;
import dev.caretline.locations.traceback.RenderOptions;
import java.util.List;

/** Variables with their values, one line for each. */
public final class VariablesTable {
    private static final int DEFAULT_COLUMNS = 80;
    private static final int LONGEST_NAME = 24;

    private final RenderOptions options;

    public VariablesTable(RenderOptions options) {
        this.options = options;
    }

    /**
     * A variable.
     *
     * @param type the name of its class
     */
    public record Row(String name, String type, String repr) {}

    /** @param more how many there are beside these */
    public String draw(List<Row> rows, int more) {
        int columns = options.columns() > 0 ? options.columns() : DEFAULT_COLUMNS;
        Page page = new Page(Palette.of(options), options.ascii() ? Glyphs.ASCII : Glyphs.UNICODE, columns);
        int width = rows.stream().mapToInt(row -> Cells.of(row.name())).max().orElse(0);
        int name = Math.min(width, LONGEST_NAME);
        for (Row row : rows) {
            String padding = " ".repeat(Math.max(0, name - Cells.of(row.name())));
            int left = columns - 2 - Math.max(name, Cells.of(row.name())) - " = ".length();
            page.put(Role.PLAIN, "  " + row.name() + padding).put(Role.QUIET, " = ");
            DisplayLine text = DisplayLine.of(row.repr(), 0, false, false, page.glyphs());
            page.line(Role.VALUE, text.slice(0, Math.max(1, left), page.glyphs().ellipsis()));
        }
        if (more > 0) {
            page.line(Role.QUIET, "  " + page.glyphs().ellipsis() + " and " + more + " more");
        }
        return page.toString();
    }
}
