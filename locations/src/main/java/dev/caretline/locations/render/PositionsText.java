package dev.caretline.locations.render;

import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.bytecode.Instruction;
import dev.caretline.locations.code.Location;
import dev.caretline.locations.positions.CodePositions;
import dev.caretline.locations.positions.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The positions of instructions as tables for a person, one for each code object: byte offset, opcode, argument, range
 * ({@code line:column-line:column}, lines from 1, columns in UTF-8 bytes from 0), syntax node, source text. On a terminal
 * the text is underlined in its line; elsewhere it stands alone.
 */
public final class PositionsText {
    private static final String UNDERLINE = "\u001b[4m";
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String RESET = "\u001b[0m";
    private static final List<String> TITLES = List.of("offset", "opcode", "arg", "range", "node", "source");
    private static final int NODE = 4;
    private static final int SOURCE = 5;

    private final Optional<SourceText> source;
    private final boolean terminal;

    private PositionsText(Optional<SourceText> source, boolean terminal) {
        this.source = source;
        this.terminal = terminal;
    }

    /** @param terminal whether the text goes to a terminal that takes ANSI sequences */
    public static PositionsText withSource(SourceText source, boolean terminal) {
        return new PositionsText(Optional.of(source), terminal);
    }

    /** Without the columns for node and source. */
    public static PositionsText withoutSource(boolean terminal) {
        return new PositionsText(Optional.empty(), terminal);
    }

    /** The table of one code object; ends with a line feed. */
    public String render(CodePositions positions) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(source.isPresent() ? TITLES : TITLES.subList(0, NODE));
        positions.positions().forEach(position -> rows.add(cells(position)));
        int[] widths = widths(rows);
        StringBuilder out = new StringBuilder();
        String title =
                positions.code().qualname() + ", line " + positions.code().firstlineno();
        out.append(styled(BOLD, title)).append('\n');
        for (int i = 0; i < rows.size(); i++) {
            String line = line(rows.get(i), widths);
            out.append(i == 0 ? styled(DIM, line) : line).append('\n');
        }
        return out.toString();
    }

    private List<String> cells(Position position) {
        Instruction instruction = position.instruction();
        List<String> cells = new ArrayList<>(TITLES.size());
        cells.add(Integer.toString(instruction.offset()));
        cells.add(instruction.opcode().name());
        cells.add(instruction.opcode().hasArgument() ? Integer.toString(instruction.oparg()) : "");
        cells.add(range(instruction.location()));
        source.ifPresent(text -> {
            cells.add(position.node().map(RangedNode::asdlName).orElse(""));
            cells.add(instruction
                    .location()
                    .sourceRange()
                    .map(range -> Snippet.of(text, range))
                    .map(snippet -> terminal ? snippet.inLine(UNDERLINE, RESET) : snippet.shortText())
                    .orElse(""));
        });
        return cells;
    }

    private static String range(Location location) {
        if (location instanceof Location.Full full) {
            return full.range().toString();
        }
        if (location instanceof Location.Lines lines) {
            int first = lines.first().number();
            int last = lines.last().number();
            return first == last ? Integer.toString(first) : first + "-" + last;
        }
        return "-";
    }

    /** Of all columns but the source, which is the last one. */
    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[SOURCE];
        for (List<String> row : rows) {
            for (int i = 0; i < Math.min(row.size(), SOURCE); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String padding = i < widths.length ? " ".repeat(widths[i] - cell.length()) : "";
            boolean isNumber = i == 0 || i == 2;
            line.append("  ").append(isNumber ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }

    private String styled(String style, String text) {
        return terminal ? style + text + RESET : text;
    }
}
