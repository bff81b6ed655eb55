package dev.caretline.compiler.fold;

import dev.caretline.grammar.ast.Arg;
import dev.caretline.grammar.ast.Arguments;
import dev.caretline.grammar.ast.CompareOperator;
import dev.caretline.grammar.ast.Comprehension;
import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.ExprContext;
import dev.caretline.grammar.ast.Keyword;
import dev.caretline.grammar.ast.Operator;
import dev.caretline.grammar.ast.UnaryOperator;
import dev.caretline.grammar.source.SourceRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folds expressions, the operands before what they are operands of. */
// A node is unchanged if it is the same object: to compare trees would cost more than to fold them.
@SuppressWarnings("ReferenceEquality")
final class ExpressionFolder implements Expr.Visitor<Expr> {
    private final ConstantFolder folder;
    private final java.util.function.UnaryOperator<Expr> fold = this::fold;
    private final java.util.function.UnaryOperator<@Nullable Expr> foldOptional = this::foldOptional;
    private final java.util.function.UnaryOperator<Keyword> foldKeyword = this::foldKeyword;
    private final java.util.function.UnaryOperator<Comprehension> foldComprehension = this::foldComprehension;
    private final java.util.function.UnaryOperator<Arg> foldArg = this::foldArg;

    ExpressionFolder(ConstantFolder folder) {
        this.folder = folder;
    }

    Expr fold(Expr expression) {
        folder.depth.enter();
        Expr folded = expression.accept(this);
        folder.depth.leave();
        return folded;
    }

    @Nullable
    Expr foldOptional(@Nullable Expr expression) {
        return expression == null ? null : fold(expression);
    }

    List<Expr> foldAll(List<Expr> expressions) {
        return ConstantFolder.foldAll(expressions, fold);
    }

    private List<@Nullable Expr> foldAllOptional(List<@Nullable Expr> expressions) {
        return ConstantFolder.foldAll(expressions, foldOptional);
    }

    List<Keyword> foldKeywords(List<Keyword> keywords) {
        return ConstantFolder.foldAll(keywords, foldKeyword);
    }

    private Keyword foldKeyword(Keyword keyword) {
        Expr value = fold(keyword.value());
        return value == keyword.value() ? keyword : new Keyword(keyword.arg(), value, keyword.range());
    }

    private static Expr constant(ConstantValue value, SourceRange range) {
        return new Expr.Constant(value, null, range);
    }

    @Override
    public Expr visitBinOp(Expr.BinOp node) {
        Expr left = fold(node.left());
        Expr right = fold(node.right());
        if (left instanceof Expr.Constant a) {
            if (right instanceof Expr.Constant b) {
                ConstantValue value = ConstantOperations.binary(node.op(), a.value(), b.value());
                if (value != null) {
                    return constant(value, node.range());
                }
            } else if (node.op() == Operator.MOD
                    && a.value() instanceof ConstantValue.Str format
                    && right instanceof Expr.Tuple tuple
                    && !Displays.hasStarred(tuple.elts())) {
                List<Expr> pieces = FormatString.parse(format, tuple.elts());
                if (pieces != null) {
                    return new Expr.JoinedStr(pieces, node.range());
                }
            }
        }
        return left == node.left() && right == node.right()
                ? node
                : new Expr.BinOp(left, node.op(), right, node.range());
    }

    @Override
    public Expr visitUnaryOp(Expr.UnaryOp node) {
        Expr operand = fold(node.operand());
        if (operand instanceof Expr.Constant constant) {
            ConstantValue value = ConstantOperations.unary(node.op(), constant.value());
            if (value != null) {
                return constant(value, node.range());
            }
        } else if (node.op() == UnaryOperator.NOT
                && operand instanceof Expr.Compare compare
                && compare.ops().size() == 1) {
            CompareOperator opposite = opposite(compare.ops().get(0));
            if (opposite != null) {
                return new Expr.Compare(compare.left(), List.of(opposite), compare.comparators(), compare.range());
            }
        }
        return operand == node.operand() ? node : new Expr.UnaryOp(node.op(), operand, node.range());
    }

    /** Only of operators that no class can define so that the opposite is something else. */
    private static @Nullable CompareOperator opposite(CompareOperator operator) {
        return switch (operator) {
            case IS -> CompareOperator.IS_NOT;
            case IS_NOT -> CompareOperator.IS;
            case IN -> CompareOperator.NOT_IN;
            case NOT_IN -> CompareOperator.IN;
            case EQ, NOT_EQ, LT, LT_E, GT, GT_E -> null;
        };
    }

    @Override
    public Expr visitCompare(Expr.Compare node) {
        Expr left = fold(node.left());
        List<Expr> comparators = foldAll(node.comparators());
        int last = comparators.size() - 1;
        CompareOperator operator = node.ops().get(last);
        if (operator == CompareOperator.IN || operator == CompareOperator.NOT_IN) {
            Expr container = comparators.get(last);
            Expr folded = Displays.foldIterable(container);
            if (folded != container) {
                comparators = Displays.withLast(comparators, folded);
            }
        }
        return left == node.left() && comparators == node.comparators()
                ? node
                : new Expr.Compare(left, node.ops(), comparators, node.range());
    }

    @Override
    public Expr visitSubscript(Expr.Subscript node) {
        Expr value = fold(node.value());
        Expr slice = fold(node.slice());
        if (node.ctx() == ExprContext.LOAD
                && value instanceof Expr.Constant container
                && slice instanceof Expr.Constant index) {
            ConstantValue item = Sequences.item(container.value(), index.value());
            if (item != null) {
                return constant(item, node.range());
            }
        }
        return value == node.value() && slice == node.slice()
                ? node
                : new Expr.Subscript(value, slice, node.ctx(), node.range());
    }

    @Override
    public Expr visitTuple(Expr.Tuple node) {
        List<Expr> elts = foldAll(node.elts());
        if (node.ctx() == ExprContext.LOAD) {
            ConstantValue.Tuple tuple = Displays.constantTuple(elts);
            if (tuple != null) {
                return constant(tuple, node.range());
            }
        }
        return elts == node.elts() ? node : new Expr.Tuple(elts, node.ctx(), node.range());
    }

    @Override
    public Expr visitName(Expr.Name node) {
        return node.ctx() == ExprContext.LOAD && node.id().equals("__debug__")
                ? constant(ConstantOperations.bool(folder.debug()), node.range())
                : node;
    }

    @Override
    public Expr visitConstant(Expr.Constant node) {
        return node;
    }

    @Override
    public Expr visitBoolOp(Expr.BoolOp node) {
        List<Expr> values = foldAll(node.values());
        return values == node.values() ? node : new Expr.BoolOp(node.op(), values, node.range());
    }

    @Override
    public Expr visitNamedExpr(Expr.NamedExpr node) {
        Expr value = fold(node.value());
        return value == node.value() ? node : new Expr.NamedExpr(node.target(), value, node.range());
    }

    @Override
    public Expr visitLambda(Expr.Lambda node) {
        Arguments args = foldArguments(node.args());
        Expr body = fold(node.body());
        return args == node.args() && body == node.body() ? node : new Expr.Lambda(args, body, node.range());
    }

    Arguments foldArguments(Arguments args) {
        List<Arg> posonlyargs = foldParameters(args.posonlyargs());
        List<Arg> positional = foldParameters(args.args());
        Arg vararg = args.vararg() == null ? null : foldArg(args.vararg());
        List<Arg> kwonlyargs = foldParameters(args.kwonlyargs());
        List<@Nullable Expr> kwDefaults = foldAllOptional(args.kwDefaults());
        Arg kwarg = args.kwarg() == null ? null : foldArg(args.kwarg());
        List<Expr> defaults = foldAll(args.defaults());
        return posonlyargs == args.posonlyargs()
                        && positional == args.args()
                        && vararg == args.vararg()
                        && kwonlyargs == args.kwonlyargs()
                        && kwDefaults == args.kwDefaults()
                        && kwarg == args.kwarg()
                        && defaults == args.defaults()
                ? args
                : new Arguments(posonlyargs, positional, vararg, kwonlyargs, kwDefaults, kwarg, defaults);
    }

    private List<Arg> foldParameters(List<Arg> parameters) {
        return ConstantFolder.foldAll(parameters, foldArg);
    }

    private Arg foldArg(Arg arg) {
        if (folder.annotationsAreText() || arg.annotation() == null) {
            return arg;
        }
        Expr annotation = fold(arg.annotation());
        return annotation == arg.annotation() ? arg : new Arg(arg.arg(), annotation, arg.typeComment(), arg.range());
    }

    @Override
    public Expr visitIfExp(Expr.IfExp node) {
        Expr test = fold(node.test());
        Expr body = fold(node.body());
        Expr orelse = fold(node.orelse());
        return test == node.test() && body == node.body() && orelse == node.orelse()
                ? node
                : new Expr.IfExp(test, body, orelse, node.range());
    }

    @Override
    public Expr visitDict(Expr.Dict node) {
        List<@Nullable Expr> keys = foldAllOptional(node.keys());
        List<Expr> values = foldAll(node.values());
        return keys == node.keys() && values == node.values() ? node : new Expr.Dict(keys, values, node.range());
    }

    @Override
    public Expr visitSet(Expr.Set node) {
        List<Expr> elts = foldAll(node.elts());
        return elts == node.elts() ? node : new Expr.Set(elts, node.range());
    }

    @Override
    public Expr visitList(Expr.List node) {
        List<Expr> elts = foldAll(node.elts());
        return elts == node.elts() ? node : new Expr.List(elts, node.ctx(), node.range());
    }

    @Override
    public Expr visitListComp(Expr.ListComp node) {
        Expr elt = fold(node.elt());
        List<Comprehension> generators = foldGenerators(node.generators());
        return elt == node.elt() && generators == node.generators()
                ? node
                : new Expr.ListComp(elt, generators, node.range());
    }

    @Override
    public Expr visitSetComp(Expr.SetComp node) {
        Expr elt = fold(node.elt());
        List<Comprehension> generators = foldGenerators(node.generators());
        return elt == node.elt() && generators == node.generators()
                ? node
                : new Expr.SetComp(elt, generators, node.range());
    }

    @Override
    public Expr visitDictComp(Expr.DictComp node) {
        Expr key = fold(node.key());
        Expr value = fold(node.value());
        List<Comprehension> generators = foldGenerators(node.generators());
        return key == node.key() && value == node.value() && generators == node.generators()
                ? node
                : new Expr.DictComp(key, value, generators, node.range());
    }

    @Override
    public Expr visitGeneratorExp(Expr.GeneratorExp node) {
        Expr elt = fold(node.elt());
        List<Comprehension> generators = foldGenerators(node.generators());
        return elt == node.elt() && generators == node.generators()
                ? node
                : new Expr.GeneratorExp(elt, generators, node.range());
    }

    private List<Comprehension> foldGenerators(List<Comprehension> generators) {
        return ConstantFolder.foldAll(generators, foldComprehension);
    }

    private Comprehension foldComprehension(Comprehension clause) {
        Expr target = fold(clause.target());
        Expr iter = Displays.foldIterable(fold(clause.iter()));
        List<Expr> ifs = foldAll(clause.ifs());
        return target == clause.target() && iter == clause.iter() && ifs == clause.ifs()
                ? clause
                : new Comprehension(target, iter, ifs, clause.isAsync());
    }

    @Override
    public Expr visitAwait(Expr.Await node) {
        Expr value = fold(node.value());
        return value == node.value() ? node : new Expr.Await(value, node.range());
    }

    @Override
    public Expr visitYield(Expr.Yield node) {
        Expr value = foldOptional(node.value());
        return value == node.value() ? node : new Expr.Yield(value, node.range());
    }

    @Override
    public Expr visitYieldFrom(Expr.YieldFrom node) {
        Expr value = fold(node.value());
        return value == node.value() ? node : new Expr.YieldFrom(value, node.range());
    }

    @Override
    public Expr visitCall(Expr.Call node) {
        Expr func = fold(node.func());
        List<Expr> args = foldAll(node.args());
        List<Keyword> keywords = foldKeywords(node.keywords());
        return func == node.func() && args == node.args() && keywords == node.keywords()
                ? node
                : new Expr.Call(func, args, keywords, node.range());
    }

    @Override
    public Expr visitFormattedValue(Expr.FormattedValue node) {
        Expr value = fold(node.value());
        Expr formatSpec = foldOptional(node.formatSpec());
        return value == node.value() && formatSpec == node.formatSpec()
                ? node
                : new Expr.FormattedValue(value, node.conversion(), formatSpec, node.range());
    }

    @Override
    public Expr visitJoinedStr(Expr.JoinedStr node) {
        List<Expr> values = foldAll(node.values());
        return values == node.values() ? node : new Expr.JoinedStr(values, node.range());
    }

    @Override
    public Expr visitAttribute(Expr.Attribute node) {
        Expr value = fold(node.value());
        return value == node.value() ? node : new Expr.Attribute(value, node.attr(), node.ctx(), node.range());
    }

    @Override
    public Expr visitStarred(Expr.Starred node) {
        Expr value = fold(node.value());
        return value == node.value() ? node : new Expr.Starred(value, node.ctx(), node.range());
    }

    @Override
    public Expr visitSlice(Expr.Slice node) {
        Expr lower = foldOptional(node.lower());
        Expr upper = foldOptional(node.upper());
        Expr step = foldOptional(node.step());
        return lower == node.lower() && upper == node.upper() && step == node.step()
                ? node
                : new Expr.Slice(lower, upper, step, node.range());
    }
}
