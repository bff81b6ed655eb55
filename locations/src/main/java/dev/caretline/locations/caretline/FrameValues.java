package dev.caretline.locations.caretline;

import dev.caretline.grammar.ast.ChildVisitor;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.traceback.DescribedValue;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.HowKnown;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the parts of a failing statement were worth: the values that taps kept, and with them those of the names in it. Nothing
 * if nothing was kept.
 */
final class FrameValues {
    private static final int MAX_VALUES = 20;
    private static final int LONGEST_EXPRESSION = 40;
    private static final int SHORTEST = 12;

    /**
     * The value of a part of the source.
     *
     * @param at where in the source its operation stands: what a diagram points at
     */
    record Shown(SourceRange range, SourceRange at, String text, HowKnown known) {}

    private FrameValues() {}

    /** In the order in which they start in the source. */
    static List<Shown> of(Frame frame, SourceText source, Optional<Mod> tree) {
        if (frame.captured().isEmpty()) {
            return List.of();
        }
        List<Shown> values = new ArrayList<>();
        for (Frame.CapturedValue captured : frame.captured()) {
            if (isInside(captured.range(), source)
                    // A display of constants says the same.
                    && !source.slice(captured.range()).equals(captured.value().repr())) {
                values.add(new Shown(
                        captured.range(),
                        place(captured.range(), source, tree),
                        captured.value().repr(),
                        HowKnown.CAPTURED));
            }
        }
        frame.range().ifPresent(range -> tree.ifPresent(mod -> addNames(mod, range, frame, values)));
        values.sort(Comparator.comparing(Shown::range));
        return values.size() > MAX_VALUES ? values.subList(0, MAX_VALUES) : values;
    }

    private static boolean isInside(SourceRange range, SourceText source) {
        return range.lineNumber() >= 1 && range.endLineNumber() <= source.lineCount();
    }

    /** The operator of an operation, the dot of an attribute, the bracket of a subscript, what is called; else the start. */
    private static SourceRange place(SourceRange range, SourceText source, Optional<Mod> tree) {
        Optional<RangedNode> node = tree.flatMap(mod -> Anchors.node(mod, range));
        if (node.isPresent() && node.get() instanceof Expr.Call call) {
            return place(call.func().range(), source, tree);
        }
        List<SourceRange> anchors =
                tree.map(mod -> Anchors.of(mod, source, range)).orElse(List.of());
        return anchors.isEmpty() ? range : anchors.get(0);
    }

    private static void addNames(Mod tree, SourceRange range, Frame frame, List<Shown> values) {
        for (Expr.Name name : new NamesIn(range).of(tree)) {
            boolean known = values.stream().anyMatch(value -> value.range().equals(name.range()));
            frame.names().stream()
                    .filter(named -> named.name().equals(name.id()) && !known && isData(named))
                    .findFirst()
                    .ifPresent(named -> values.add(
                            new Shown(name.range(), name.range(), named.value().repr(), HowKnown.FRAME)));
        }
    }

    /** Functions, classes and modules say nothing that their name does not. */
    private static boolean isData(Frame.NamedValue named) {
        DescribedValue value = named.value();
        return value.function().isEmpty()
                && !value.type().equals("module")
                && !value.type().equals("type")
                && !value.repr().equals("<built-in function " + named.name() + ">");
    }

    /** Draws one line for each; what is said already is not said again. */
    static void drawList(List<Shown> values, SourceText source, Page page, String gutter) {
        int room = page.columns() - gutter.length() - " = ".length();
        int longest = Math.min(LONGEST_EXPRESSION, Math.max(SHORTEST, room / 2));
        Set<String> said = new HashSet<>();
        for (Shown value : values) {
            String code = source.slice(value.range()).replaceAll("\\s*\\R\\s*", " ");
            if (!said.add(code + " = " + value.text())) {
                continue;
            }
            DisplayLine expression = DisplayLine.of(code, 0, false, false, page.glyphs());
            page.put(Role.GUTTER, gutter)
                    .put(Role.PLAIN, expression.slice(0, longest, page.glyphs().ellipsis()))
                    .put(Role.QUIET, " = ");
            DisplayLine text = DisplayLine.of(value.text(), 0, false, false, page.glyphs());
            int left = Math.max(SHORTEST, room - Math.min(longest, expression.width()));
            page.put(Role.VALUE, text.slice(0, left, page.glyphs().ellipsis()))
                    .line(Role.QUIET, value.known() == HowKnown.FRAME ? "  (now)" : "");
        }
    }

    /** The names that are read in a range, outside of scopes of their own. */
    private static final class NamesIn implements ChildVisitor {
        private final SourceRange range;
        private final Deque<Node> pending = new ArrayDeque<>();
        private final List<Expr.Name> names = new ArrayList<>();

        NamesIn(SourceRange range) {
            this.range = range;
        }

        List<Expr.Name> of(Mod tree) {
            Anchors.node(tree, range).ifPresent(this::child);
            while (!pending.isEmpty()) {
                pending.pop().fields(this);
            }
            return names;
        }

        @Override
        public void child(Node child) {
            if (child instanceof Expr.Name name) {
                names.add(name);
            } else if (!isScope(child)) {
                pending.push(child);
            }
        }

        private static boolean isScope(Node node) {
            return node instanceof Expr.Lambda
                    || node instanceof Expr.ListComp
                    || node instanceof Expr.SetComp
                    || node instanceof Expr.DictComp
                    || node instanceof Expr.GeneratorExp
                    || node instanceof Stmt;
        }
    }
}
