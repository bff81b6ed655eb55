package dev.caretline.compiler.unparse;

import dev.caretline.grammar.ast.BoolOperator;
import dev.caretline.grammar.ast.CompareOperator;
import dev.caretline.grammar.ast.Comprehension;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.FloatRepr;
import dev.caretline.grammar.ast.Keyword;
import dev.caretline.grammar.ast.Operator;
import dev.caretline.grammar.ast.UnaryOperator;
import dev.caretline.grammar.source.PythonSyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes an expression in the one way in which CPython writes annotations. */
public final class Unparser implements Expr.VoidVisitor {
    /** What infinity is written as: the shortest literal that overflows to it. */
    private static final String INFINITY = "1e309";

    private final CodePoints out;
    /** How tightly the expression that is visited must bind to stand without parentheses. */
    private Precedence level = Precedence.TEST;

    private Unparser(CodePoints out) {
        this.out = out;
    }

    /**
     * The text of an annotation.
     *
     * @throws PythonSyntaxException a ValueError, if an int in it has too many digits for {@code str()}
     */
    public static ConstantValue.Str unparse(Expr annotation) {
        return write(annotation, Precedence.TEST).toStr();
    }

    private static CodePoints write(Expr expression, Precedence level) {
        CodePoints out = new CodePoints();
        new Unparser(out).append(expression, level);
        return out;
    }

    void append(Expr expression, Precedence required) {
        level = required;
        expression.accept(this);
    }

    private void appendAll(List<Expr> expressions) {
        for (int i = 0; i < expressions.size(); i++) {
            out.append(i > 0 ? ", " : "");
            append(expressions.get(i), Precedence.TEST);
        }
    }

    private boolean open(Precedence own) {
        boolean parentheses = level.isTighterThan(own);
        out.append(parentheses ? "(" : "");
        return parentheses;
    }

    private void close(boolean parentheses) {
        out.append(parentheses ? ")" : "");
    }

    @Override
    public void visitBoolOp(Expr.BoolOp node) {
        boolean and = node.op() == BoolOperator.AND;
        Precedence own = and ? Precedence.AND : Precedence.OR;
        boolean parentheses = open(own);
        for (int i = 0; i < node.values().size(); i++) {
            out.append(i == 0 ? "" : and ? " and " : " or ");
            append(node.values().get(i), own.tighter());
        }
        close(parentheses);
    }

    @Override
    public void visitBinOp(Expr.BinOp node) {
        Precedence own = precedence(node.op());
        boolean power = node.op() == Operator.POW;
        boolean parentheses = open(own);
        append(node.left(), power ? own.tighter() : own);
        out.append(' ').append(symbol(node.op())).append(' ');
        append(node.right(), power ? own : own.tighter());
        close(parentheses);
    }

    private static Precedence precedence(Operator operator) {
        return switch (operator) {
            case ADD, SUB -> Precedence.ARITHMETIC;
            case MULT, MAT_MULT, DIV, MOD, FLOOR_DIV -> Precedence.TERM;
            case POW -> Precedence.POWER;
            case L_SHIFT, R_SHIFT -> Precedence.SHIFT;
            case BIT_OR -> Precedence.BIT_OR;
            case BIT_XOR -> Precedence.BIT_XOR;
            case BIT_AND -> Precedence.BIT_AND;
        };
    }

    private static String symbol(Operator operator) {
        return switch (operator) {
            case ADD -> "+";
            case SUB -> "-";
            case MULT -> "*";
            case MAT_MULT -> "@";
            case DIV -> "/";
            case MOD -> "%";
            case POW -> "**";
            case L_SHIFT -> "<<";
            case R_SHIFT -> ">>";
            case BIT_OR -> "|";
            case BIT_XOR -> "^";
            case BIT_AND -> "&";
            case FLOOR_DIV -> "//";
        };
    }

    @Override
    public void visitUnaryOp(Expr.UnaryOp node) {
        Precedence own = node.op() == UnaryOperator.NOT ? Precedence.NOT : Precedence.FACTOR;
        boolean parentheses = open(own);
        out.append(
                switch (node.op()) {
                    case INVERT -> "~";
                    case NOT -> "not ";
                    case U_ADD -> "+";
                    case U_SUB -> "-";
                });
        append(node.operand(), own);
        close(parentheses);
    }

    @Override
    public void visitLambda(Expr.Lambda node) {
        boolean parentheses = open(Precedence.TEST);
        boolean positional =
                !node.args().args().isEmpty() || !node.args().posonlyargs().isEmpty();
        out.append(positional ? "lambda " : "lambda");
        new UnparsedParameters(this, out).append(node.args());
        out.append(": ");
        append(node.body(), Precedence.TEST);
        close(parentheses);
    }

    @Override
    public void visitIfExp(Expr.IfExp node) {
        boolean parentheses = open(Precedence.TEST);
        append(node.body(), Precedence.TEST.tighter());
        out.append(" if ");
        append(node.test(), Precedence.TEST.tighter());
        out.append(" else ");
        append(node.orelse(), Precedence.TEST);
        close(parentheses);
    }

    @Override
    public void visitDict(Expr.Dict node) {
        out.append('{');
        for (int i = 0; i < node.values().size(); i++) {
            out.append(i > 0 ? ", " : "");
            Expr key = node.keys().get(i);
            if (key == null) {
                out.append("**");
                append(node.values().get(i), Precedence.OPERAND);
            } else {
                append(key, Precedence.TEST);
                out.append(": ");
                append(node.values().get(i), Precedence.TEST);
            }
        }
        out.append('}');
    }

    @Override
    public void visitSet(Expr.Set node) {
        out.append('{');
        appendAll(node.elts());
        out.append('}');
    }

    @Override
    public void visitList(Expr.List node) {
        out.append('[');
        appendAll(node.elts());
        out.append(']');
    }

    @Override
    public void visitTuple(Expr.Tuple node) {
        boolean parentheses = open(node.elts().isEmpty() ? Precedence.ATOM : Precedence.TUPLE);
        if (node.elts().isEmpty()) {
            out.append("()");
        }
        appendAll(node.elts());
        out.append(node.elts().size() == 1 ? "," : "");
        close(parentheses);
    }

    @Override
    public void visitListComp(Expr.ListComp node) {
        appendComprehension("[", node.elt(), null, node.generators(), "]");
    }

    @Override
    public void visitSetComp(Expr.SetComp node) {
        appendComprehension("{", node.elt(), null, node.generators(), "}");
    }

    @Override
    public void visitDictComp(Expr.DictComp node) {
        appendComprehension("{", node.key(), node.value(), node.generators(), "}");
    }

    @Override
    public void visitGeneratorExp(Expr.GeneratorExp node) {
        appendComprehension("(", node.elt(), null, node.generators(), ")");
    }

    private void appendComprehension(
            String start, Expr elt, @Nullable Expr value, List<Comprehension> generators, String end) {
        out.append(start);
        append(elt, Precedence.TEST);
        if (value != null) {
            out.append(": ");
            append(value, Precedence.TEST);
        }
        for (Comprehension clause : generators) {
            out.append(clause.isAsync() != 0 ? " async for " : " for ");
            append(clause.target(), Precedence.TUPLE);
            out.append(" in ");
            append(clause.iter(), Precedence.TEST.tighter());
            for (Expr condition : clause.ifs()) {
                out.append(" if ");
                append(condition, Precedence.TEST.tighter());
            }
        }
        out.append(end);
    }

    @Override
    public void visitCompare(Expr.Compare node) {
        boolean parentheses = open(Precedence.COMPARE);
        append(node.left(), Precedence.COMPARE.tighter());
        for (int i = 0; i < node.ops().size(); i++) {
            out.append(symbol(node.ops().get(i)));
            append(node.comparators().get(i), Precedence.COMPARE.tighter());
        }
        close(parentheses);
    }

    private static String symbol(CompareOperator operator) {
        return switch (operator) {
            case EQ -> " == ";
            case NOT_EQ -> " != ";
            case LT -> " < ";
            case LT_E -> " <= ";
            case GT -> " > ";
            case GT_E -> " >= ";
            case IS -> " is ";
            case IS_NOT -> " is not ";
            case IN -> " in ";
            case NOT_IN -> " not in ";
        };
    }

    @Override
    public void visitCall(Expr.Call node) {
        append(node.func(), Precedence.ATOM);
        boolean lone = node.args().size() == 1 && node.keywords().isEmpty();
        if (lone && node.args().get(0) instanceof Expr.GeneratorExp generator) {
            // A generator expression as the only argument brings the parentheses of the call with it.
            visitGeneratorExp(generator);
            return;
        }
        out.append('(');
        appendAll(node.args());
        for (int i = 0; i < node.keywords().size(); i++) {
            Keyword keyword = node.keywords().get(i);
            out.append(i > 0 || !node.args().isEmpty() ? ", " : "");
            out.append(keyword.arg() == null ? "**" : keyword.arg() + "=");
            append(keyword.value(), Precedence.TEST);
        }
        out.append(')');
    }

    @Override
    public void visitJoinedStr(Expr.JoinedStr node) {
        CodePoints body = new CodePoints();
        new Unparser(body).appendPieces(node);
        out.append('f');
        Repr.append(body.toStr(), out);
    }

    /** What stands between the quotes of an f-string, or in a format specification. */
    private void appendPieces(Expr.JoinedStr node) {
        for (Expr piece : node.values()) {
            appendPiece(piece);
        }
    }

    private void appendPiece(Expr piece) {
        if (piece instanceof Expr.Constant constant && constant.value() instanceof ConstantValue.Str text) {
            for (int c : text.codePoints()) {
                out.append(c);
                if (c == '{' || c == '}') {
                    out.append(c);
                }
            }
        } else if (piece instanceof Expr.FormattedValue value) {
            visitFormattedValue(value);
        } else if (piece instanceof Expr.JoinedStr spec) {
            appendPieces(spec);
        } else {
            throw new IllegalStateException("no piece of an f-string: " + piece.asdlName());
        }
    }

    @Override
    public void visitFormattedValue(Expr.FormattedValue node) {
        CodePoints value = write(node.value(), Precedence.TEST.tighter());
        out.append(value.startsWith('{') ? "{ " : "{").append(value);
        if (node.conversion() > 0) {
            out.append('!').append(node.conversion());
        }
        if (node.formatSpec() != null) {
            out.append(':');
            appendPiece(node.formatSpec());
        }
        out.append('}');
    }

    @Override
    public void visitConstant(Expr.Constant node) {
        ConstantValue value = node.value();
        if (value == ConstantValue.Singleton.ELLIPSIS) {
            out.append("...");
        } else if (value instanceof ConstantValue.Float f) {
            out.append(FloatRepr.of(f.value()).replace("inf", INFINITY));
        } else if (value instanceof ConstantValue.Complex c) {
            out.append(Repr.ofComplex(c).replace("inf", INFINITY));
        } else {
            out.append(node.kind() == null ? "" : node.kind());
            Repr.append(value, out);
        }
    }

    @Override
    public void visitAttribute(Expr.Attribute node) {
        append(node.value(), Precedence.ATOM);
        boolean ofInt = node.value() instanceof Expr.Constant constant && constant.value() instanceof ConstantValue.Int;
        // Without the space the point would belong to the number.
        out.append(ofInt ? " ." : ".").append(node.attr());
    }

    @Override
    public void visitSubscript(Expr.Subscript node) {
        append(node.value(), Precedence.ATOM);
        out.append('[');
        append(node.slice(), Precedence.TUPLE);
        out.append(']');
    }

    @Override
    public void visitSlice(Expr.Slice node) {
        appendIfPresent(node.lower());
        out.append(':');
        appendIfPresent(node.upper());
        if (node.step() != null) {
            out.append(':');
            appendIfPresent(node.step());
        }
    }

    private void appendIfPresent(@Nullable Expr expression) {
        if (expression != null) {
            append(expression, Precedence.TEST);
        }
    }

    @Override
    public void visitStarred(Expr.Starred node) {
        out.append('*');
        append(node.value(), Precedence.OPERAND);
    }

    @Override
    public void visitYield(Expr.Yield node) {
        out.append(node.value() == null ? "(yield" : "(yield ");
        appendIfPresent(node.value());
        out.append(')');
    }

    @Override
    public void visitYieldFrom(Expr.YieldFrom node) {
        out.append("(yield from ");
        append(node.value(), Precedence.TEST);
        out.append(')');
    }

    @Override
    public void visitAwait(Expr.Await node) {
        boolean parentheses = open(Precedence.AWAIT);
        out.append("await ");
        append(node.value(), Precedence.ATOM);
        close(parentheses);
    }

    @Override
    public void visitNamedExpr(Expr.NamedExpr node) {
        boolean parentheses = open(Precedence.TUPLE);
        append(node.target(), Precedence.ATOM);
        out.append(" := ");
        append(node.value(), Precedence.ATOM);
        close(parentheses);
    }

    @Override
    public void visitName(Expr.Name node) {
        out.append(node.id());
    }
}
