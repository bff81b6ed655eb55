package dev.caretline.cli.dump;

import dev.caretline.grammar.ast.AsdlConstant;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.FieldVisitor;
import dev.caretline.grammar.ast.FloatRepr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.source.SourceText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A syntax tree for a person: a line per node with its field, kind, plain values, range
 * ({@code line:column-line:column}, as in {@code ast}: lines from 1, columns in UTF-8 bytes from 0) and source text.
 */
public final class AstTree {
    private static final int SNIPPET_LENGTH = 48;
    private static final String DIM = "\u001b[2m";
    private static final String BOLD = "\u001b[1m";
    private static final String RESET = "\u001b[0m";

    private final PrintWriter out;
    private final SourceText source;
    private final boolean colours;

    private AstTree(PrintWriter out, SourceText source, boolean colours) {
        this.out = out;
        this.source = source;
        this.colours = colours;
    }

    public static void write(PrintWriter out, SourceText source, Mod tree, boolean colours) {
        new AstTree(out, source, colours).node("", "", tree);
    }

    private void node(String indent, String label, Node node) {
        Fields fields = new Fields();
        node.fields(fields);
        out.print(indent);
        out.print(label);
        out.print(styled(BOLD, node.asdlName()));
        out.print(fields.values);
        if (node instanceof RangedNode ranged) {
            out.print(styled(DIM, "  " + ranged.range() + "  " + snippet(ranged)));
        }
        out.println();
        for (Child child : fields.children) {
            if (child.node() == null) {
                out.println(indent + "  " + child.label() + "-");
            } else {
                node(indent + "  ", child.label(), child.node());
            }
        }
    }

    /** The first line of the node's text, cut. */
    private String snippet(RangedNode node) {
        String text = source.slice(node.range());
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        if (line.codePointCount(0, line.length()) <= SNIPPET_LENGTH) {
            return end < 0 ? line : line + " …";
        }
        return line.substring(0, line.offsetByCodePoints(0, SNIPPET_LENGTH)) + "…";
    }

    private String styled(String style, String text) {
        return colours ? style + text + RESET : text;
    }

    private record Child(String label, @Nullable Node node) {}

    /** The fields of one node, parted into what stands on its line and what stands below it. */
    private static final class Fields implements FieldVisitor {
        final StringBuilder values = new StringBuilder();
        final List<Child> children = new ArrayList<>();

        @Override
        public void node(String name, @Nullable Node node) {
            if (node != null) {
                children.add(new Child(name + ": ", node));
            }
        }

        @Override
        public void nodes(String name, List<? extends @Nullable Node> nodes) {
            int index = 0;
            for (Node node : nodes) {
                children.add(new Child(name + "[" + index++ + "]: ", node));
            }
        }

        @Override
        public void text(String name, @Nullable String text) {
            if (text != null) {
                add(name, text);
            }
        }

        @Override
        public void texts(String name, List<String> texts) {
            if (!texts.isEmpty()) {
                add(name, String.join(",", texts));
            }
        }

        @Override
        public void number(String name, int number) {
            add(name, Integer.toString(number));
        }

        @Override
        public void symbol(String name, AsdlConstant symbol) {
            add(name, symbol.asdlName());
        }

        @Override
        public void symbols(String name, List<? extends AsdlConstant> symbols) {
            add(name, symbols.stream().map(AsdlConstant::asdlName).collect(Collectors.joining(",")));
        }

        @Override
        public void value(String name, ConstantValue value) {
            add(name, constant(value));
        }

        private void add(String name, String value) {
            values.append(' ').append(name).append('=').append(value);
        }
    }

    /** Enough to tell one constant from another; the source text stands beside it. */
    private static String constant(ConstantValue value) {
        if (value instanceof ConstantValue.Singleton singleton) {
            return switch (singleton) {
                case NONE -> "None";
                case TRUE -> "True";
                case FALSE -> "False";
                case ELLIPSIS -> "...";
            };
        }
        if (value instanceof ConstantValue.Str str) {
            return quoted(str);
        }
        if (value instanceof ConstantValue.Bytes bytes) {
            return "bytes:" + HexFormat.of().formatHex(bytes.value());
        }
        if (value instanceof ConstantValue.Int integer) {
            // Decimal digits of a huge number take quadratic time.
            return integer.value().bitLength() < 4096
                    ? integer.value().toString()
                    : "0x" + integer.value().toString(16);
        }
        if (value instanceof ConstantValue.Complex complex) {
            return FloatRepr.of(complex.imaginary()) + "j";
        }
        return value instanceof ConstantValue.Float real ? FloatRepr.of(real.value()) : value.toString();
    }

    private static String quoted(ConstantValue.Str str) {
        StringBuilder out = new StringBuilder("'");
        for (int point : str.codePoints()) {
            switch (point) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                case '\'' -> out.append("\\'");
                default -> {
                    if (Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE) {
                        out.append(String.format("\\u%04x", point));
                    } else {
                        out.appendCodePoint(point);
                    }
                }
            }
        }
        return out.append('\'').toString();
    }
}
