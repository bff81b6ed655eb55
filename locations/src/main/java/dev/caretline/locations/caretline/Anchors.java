package dev.caretline.locations.caretline;

import dev.caretline.grammar.ast.ChildVisitor;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Mod;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.grammar.source.SourceRange;
import dev.caretline.grammar.source.SourceText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a failing range is the operation itself, and not one of its operands: the operator, the brackets with the
 * key, the parentheses with the arguments, the name of the attribute.
 */
final class Anchors {
    private Anchors() {}

    /** The parts of the range that are the operation; empty if all of it is. */
    static List<SourceRange> of(Mod tree, SourceText source, SourceRange range) {
        return node(tree, range).map(node -> of(node, source)).orElse(List.of());
    }

    /** The outermost node with exactly this range. */
    static Optional<RangedNode> node(Mod tree, SourceRange range) {
        Search search = new Search(range);
        search.in(tree);
        return Optional.ofNullable(search.found);
    }

    private static List<SourceRange> of(RangedNode node, SourceText source) {
        if (node instanceof Expr.BinOp operation) {
            return List.of(between(operation.left().range(), operation.right().range(), source));
        } else if (node instanceof Expr.Compare comparison) {
            return operators(comparison, source);
        } else if (node instanceof Expr.Subscript subscript) {
            return List.of(after(subscript.value().range(), node.range(), source));
        } else if (node instanceof Expr.Call call) {
            return List.of(after(call.func().range(), node.range(), source));
        } else if (node instanceof Expr.Attribute attribute) {
            return List.of(after(attribute.value().range(), node.range(), source));
        }
        return List.of();
    }

    private static List<SourceRange> operators(Expr.Compare comparison, SourceText source) {
        SourceRange[] operators = new SourceRange[comparison.ops().size()];
        Expr left = comparison.left();
        for (int i = 0; i < operators.length; i++) {
            Expr right = comparison.comparators().get(i);
            operators[i] = between(left.range(), right.range(), source);
            left = right;
        }
        return List.of(operators);
    }

    /** What stands between two operands, without blanks and the parentheses that belong to them. */
    private static SourceRange between(SourceRange left, SourceRange right, SourceText source) {
        int start = source.offset(left.endLine(), left.endColumn());
        int end = source.offset(right.line(), right.column());
        return trimmed(start, end, source, true);
    }

    /** What follows the first operand up to the end of the operation. */
    private static SourceRange after(SourceRange first, SourceRange all, SourceText source) {
        int start = source.offset(first.endLine(), first.endColumn());
        int end = source.offset(all.endLine(), all.endColumn());
        return trimmed(start, end, source, false);
    }

    private static SourceRange trimmed(int from, int to, SourceText source, boolean parentheses) {
        byte[] bytes = source.bytes();
        int start = skipToCode(bytes, from, to);
        int end = to;
        while (end > start && (isBlank(bytes[end - 1]) || (parentheses && bytes[end - 1] == '('))) {
            end--;
        }
        return range(source, start, Math.max(start, end));
    }

    /** Behind blanks, comments, line continuations and the closing parentheses of the first operand. */
    private static int skipToCode(byte[] bytes, int from, int to) {
        int p = from;
        while (p < to && (isBlank(bytes[p]) || bytes[p] == ')' || bytes[p] == '#')) {
            if (bytes[p] == '#') {
                while (p < to && bytes[p] != '\n') {
                    p++;
                }
            } else {
                p++;
            }
        }
        return p;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\f' || b == '\\';
    }

    private static SourceRange range(SourceText source, int start, int end) {
        int line = source.lineAt(start);
        int endLine = end > start ? source.lineAt(end - 1) : line;
        return SourceRange.ofNumbers(line, start - source.lineStart(line), endLine, end - source.lineStart(endLine));
    }

    /** Looks into those nodes only that can contain the range. */
    private static final class Search implements ChildVisitor {
        private final SourceRange range;
        private final Deque<Node> pending = new ArrayDeque<>();
        private @Nullable RangedNode found;

        Search(SourceRange range) {
            this.range = range;
        }

        void in(Mod tree) {
            if (tree instanceof Mod.Module module) {
                statementAt(module.body()).ifPresent(this::child);
            } else {
                pending.push(tree);
            }
            while (found == null && !pending.isEmpty()) {
                pending.pop().fields(this);
            }
        }

        @Override
        public void child(Node child) {
            if (!(child instanceof RangedNode ranged)) {
                pending.push(child);
            } else if (ranged.range().equals(range)) {
                found = found == null && !(ranged instanceof Stmt) ? ranged : found;
                if (found == null) {
                    pending.push(child);
                }
            } else if (ranged.range().contains(range) || isDecorated(ranged)) {
                pending.push(child);
            }
        }

        /** The last statement that starts before the range does: a traceback may have a frame for each of a thousand. */
        private Optional<Stmt> statementAt(List<Stmt> statements) {
            int low = 0;
            int high = statements.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (isAfter(start(statements.get(middle)))) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low == 0 ? Optional.empty() : Optional.of(statements.get(low - 1));
        }

        private boolean isAfter(SourceRange start) {
            return start.lineNumber() > range.lineNumber()
                    || (start.lineNumber() == range.lineNumber() && start.columnBytes() > range.columnBytes());
        }

        private static SourceRange start(Stmt statement) {
            List<Expr> decorators = decorators(statement);
            return decorators.isEmpty() ? statement.range() : decorators.get(0).range();
        }

        /** The range of a definition starts behind its decorators. */
        private static boolean isDecorated(RangedNode node) {
            return !decorators(node).isEmpty();
        }

        private static List<Expr> decorators(RangedNode node) {
            if (node instanceof Stmt.FunctionDef function) {
                return function.decoratorList();
            } else if (node instanceof Stmt.AsyncFunctionDef function) {
                return function.decoratorList();
            }
            return node instanceof Stmt.ClassDef type ? type.decoratorList() : List.of();
        }
    }
}
