package dev.caretline.assertions.weave;

import dev.caretline.compiler.unparse.Unparser;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.Line;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the running program carries of an assert, as one constant string that {@code assertions.py} reads when it fails:
 *
 * <pre>
 * LINE COLUMN END_LINE END_COLUMN                                                of the statement
 * KIND PARENT SOURCE LINE COLUMN END_LINE END_COLUMN DETAIL;...                  of each node
 * FACT,...|SOURCE:PLACE,...|MARK;...                                             of each edge; a FACT is NODE[.LINK](+|-)
 * NODE=TEXT\x1f...                                                               where the range is not that of the text
 * the lines of the statement
 * </pre>
 *
 * Lines are 1-based, columns UTF-8 bytes, 0-based; ends are exclusive; -1 is none.
 */
final class Description {
    private static final int FIRST_CONTROL_FREE = 0x20;

    private final NodeTable nodes;
    private final Edges edges;
    private final int slots;
    private final SourceText source;

    private Description(NodeTable nodes, Edges edges, int slots, SourceText source) {
        this.nodes = nodes;
        this.edges = edges;
        this.slots = slots;
        this.source = source;
    }

    static ConstantValue of(NodeTable nodes, Edges edges, int slots, SourceText source, Stmt.Assert statement) {
        return ConstantValue.Str.of(new Description(nodes, edges, slots, source).of(statement.range()));
    }

    private String of(SourceRange statement) {
        StringJoiner texts = new StringJoiner("\u001f");
        StringJoiner table = new StringJoiner(";");
        List<NodeTable.Entry> entries = nodes.entries();
        for (int i = 0; i < entries.size(); i++) {
            NodeTable.Entry entry = entries.get(i);
            Expr string = formattedString(entry);
            SourceRange range = (string == null ? entry.expression() : string).range();
            if (string != null) {
                texts.add(i + "=" + text(entry.expression()));
            }
            table.add(String.join(
                    " ",
                    entry.expression().asdlName(),
                    Integer.toString(entry.parent()),
                    Integer.toString(nodes.source(i)),
                    numbers(range),
                    entry.detail()));
        }
        String ways = edges.all().stream().map(this::edge).collect(Collectors.joining(";"));
        return String.join("\n", numbers(statement), table.toString(), ways, texts.toString(), lines(statement));
    }

    private static String numbers(SourceRange range) {
        return range.lineNumber() + " " + range.columnBytes() + " " + range.endLineNumber() + " "
                + range.endColumnBytes();
    }

    private String edge(State edge) {
        String facts = edge.facts().stream()
                .map(fact -> fact.node() + (fact.link() < 0 ? "" : "." + fact.link()) + (fact.truth() ? "+" : "-"))
                .collect(Collectors.joining(","));
        String held = edge.held().stream()
                .map(value -> value.source() + ":" + value.index(slots))
                .collect(Collectors.joining(","));
        return facts + "|" + held + "|" + (edge.mark() < 0 ? edge.mark() : slots + edge.mark());
    }

    /** The f-string around a node, outermost; CPython 3.11 does not always know where in it something stands. */
    private @Nullable Expr formattedString(NodeTable.Entry entry) {
        Expr found = null;
        for (int above = entry.parent();
                above >= 0;
                above = nodes.entries().get(above).parent()) {
            Expr expression = nodes.entries().get(above).expression();
            found = expression instanceof Expr.JoinedStr ? expression : found;
        }
        return found;
    }

    private static String text(Expr expression) {
        String text;
        try {
            ConstantValue.Str unparsed = Unparser.unparse(expression);
            text = unparsed.hasSurrogates() ? expression.asdlName() : unparsed.text();
        } catch (PythonSyntaxException e) {
            text = expression.asdlName();
        }
        return text.chars().allMatch(c -> c >= FIRST_CONTROL_FREE) ? text : expression.asdlName();
    }

    private String lines(SourceRange statement) {
        StringBuilder text = new StringBuilder();
        for (int line = statement.lineNumber(); line <= statement.endLineNumber(); line++) {
            text.append(source.lineText(new Line(line)));
        }
        return text.toString();
    }
}
