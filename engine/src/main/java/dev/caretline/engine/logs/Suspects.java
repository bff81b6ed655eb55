package dev.caretline.engine.logs;

import dev.caretline.grammar.ast.CompareOperator;
import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.ExprContext;
import dev.caretline.grammar.ast.Operator;
import dev.caretline.grammar.ast.RangedNode;
import dev.caretline.grammar.ast.Stmt;
import dev.caretline.locations.traceback.log.RangeInference.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which nodes can raise an exception with a message, or make the call of a function: what a rule does not cover is unknown. */
final class Suspects {
    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("+", Operator.ADD),
            Map.entry("-", Operator.SUB),
            Map.entry("*", Operator.MULT),
            Map.entry("@", Operator.MAT_MULT),
            Map.entry("/", Operator.DIV),
            Map.entry("//", Operator.FLOOR_DIV),
            Map.entry("%", Operator.MOD),
            Map.entry("** or pow()", Operator.POW),
            Map.entry("<<", Operator.L_SHIFT),
            Map.entry(">>", Operator.R_SHIFT),
            Map.entry("|", Operator.BIT_OR),
            Map.entry("^", Operator.BIT_XOR),
            Map.entry("&", Operator.BIT_AND));

    private static final Set<String> CONSTRUCTION =
            Set.of("__init__", "__new__", "__call__", "__post_init__", "<lambda>", "<genexpr>");
    private static final Pattern QUOTED_NAME = Pattern.compile("(?:name|variable) '([^']+)'");
    private static final Pattern ATTRIBUTE = Pattern.compile("has no attribute '([^']+)'");
    private static final Pattern OPERANDS = Pattern.compile("unsupported operand type\\(s\\) for (.+?)=?: .*");
    private static final Pattern ARGUMENTS =
            Pattern.compile("(?:.*\\.)?([^.()]+)\\(\\) (?:missing|takes|got) .*", Pattern.DOTALL);

    private final Predicate<RangedNode> isRaise;
    private final Predicate<RangedNode> isSuspect;

    private Suspects(Predicate<RangedNode> isRaise, Predicate<RangedNode> isSuspect) {
        this.isRaise = isRaise;
        this.isSuspect = isSuspect;
    }

    /** The nodes that can be meant; a raise statement of the exception goes before everything else. */
    List<RangedNode> among(List<RangedNode> nodes) {
        List<RangedNode> raises = nodes.stream().filter(isRaise).toList();
        return raises.isEmpty() ? nodes.stream().filter(isSuspect).toList() : raises;
    }

    static Suspects of(Question question) {
        return question.next().isPresent()
                ? new Suspects(node -> false, calls(question.next().get()))
                : new Suspects(raised(question.type()), raises(question));
    }

    /** A frame that called another one. */
    private static Predicate<RangedNode> calls(String function) {
        if (CONSTRUCTION.contains(function)) {
            return Expr.Call.class::isInstance;
        }
        return switch (function) {
            case "<listcomp>" -> Expr.ListComp.class::isInstance;
            case "<setcomp>" -> Expr.SetComp.class::isInstance;
            case "<dictcomp>" -> Expr.DictComp.class::isInstance;
            case "<module>" -> node -> node instanceof Stmt.Import || node instanceof Stmt.ImportFrom;
            case "__getitem__", "__missing__" -> node -> isSubscript(node, ExprContext.LOAD);
            case "__setitem__" -> node -> isSubscript(node, ExprContext.STORE);
            case "__delitem__" -> node -> isSubscript(node, ExprContext.DEL);
            case "__getattr__", "__getattribute__" -> Expr.Attribute.class::isInstance;
            default ->
                function.startsWith("__")
                        ? node -> false
                        : node -> isCallOf(node, function)
                                || (node instanceof Expr.Attribute attribute
                                        && attribute.attr().equals(function)
                                        && attribute.ctx() == ExprContext.LOAD);
        };
    }

    private static boolean isCallOf(RangedNode node, String function) {
        return node instanceof Expr.Call call && isNamed(call.func(), function);
    }

    private static boolean isNamed(Expr function, String name) {
        return (function instanceof Expr.Name plain && plain.id().equals(name))
                || (function instanceof Expr.Attribute attribute
                        && attribute.attr().equals(name));
    }

    private static boolean isSubscript(RangedNode node, ExprContext context) {
        return node instanceof Expr.Subscript subscript && subscript.ctx() == context;
    }

    /** The innermost frame. */
    private static Predicate<RangedNode> raises(Question question) {
        String type = question.type();
        String message = question.message();
        return switch (type) {
            case "NameError", "UnboundLocalError" -> named(message);
            case "AttributeError" -> attribute(message);
            case "ImportError", "ModuleNotFoundError" ->
                node -> node instanceof Stmt.Import || node instanceof Stmt.ImportFrom;
            case "ZeroDivisionError" -> divided(message);
            case "TypeError" -> mistyped(message);
            case "IndexError" ->
                message.contains("assignment index")
                        ? node -> isSubscript(node, ExprContext.STORE)
                        : message.endsWith("index out of range")
                                ? node -> isSubscript(node, ExprContext.LOAD)
                                : node -> false;
            // A call can raise it, too: dict.pop.
            case "KeyError" -> node -> node instanceof Expr.Subscript || node instanceof Expr.Call;
            default -> node -> false;
        };
    }

    private static Predicate<RangedNode> raised(String type) {
        String name = type.substring(type.lastIndexOf('.') + 1);
        return node -> node instanceof Stmt.Raise raise
                && raise.exc() != null
                && isNamed(raise.exc() instanceof Expr.Call call ? call.func() : raise.exc(), name);
    }

    private static Predicate<RangedNode> named(String message) {
        Matcher matcher = QUOTED_NAME.matcher(message);
        String name = matcher.find() ? matcher.group(1) : "";
        return node -> node instanceof Expr.Name found && found.id().equals(name) && found.ctx() != ExprContext.STORE;
    }

    private static Predicate<RangedNode> attribute(String message) {
        Matcher matcher = ATTRIBUTE.matcher(message);
        String name = matcher.find() ? matcher.group(1) : "";
        return node -> node instanceof Expr.Attribute found && found.attr().equals(name);
    }

    private static Predicate<RangedNode> divided(String message) {
        if (message.equals("division by zero") || message.equals("float division by zero")) {
            return node -> hasOperator(node, Set.of(Operator.DIV));
        }
        return node -> hasOperator(node, Set.of(Operator.DIV, Operator.FLOOR_DIV, Operator.MOD, Operator.POW))
                || node instanceof Expr.Call;
    }

    private static boolean hasOperator(RangedNode node, Set<Operator> operators) {
        return (node instanceof Expr.BinOp operation && operators.contains(operation.op()))
                || (node instanceof Stmt.AugAssign assignment && operators.contains(assignment.op()));
    }

    private static Predicate<RangedNode> mistyped(String message) {
        Matcher operands = OPERANDS.matcher(message);
        if (operands.matches()) {
            return Optional.ofNullable(OPERATORS.get(operands.group(1)))
                    .<Predicate<RangedNode>>map(operator -> node -> hasOperator(node, Set.of(operator)))
                    .orElse(node -> false);
        }
        if (message.startsWith("can only concatenate ")) {
            return node -> hasOperator(node, Set.of(Operator.ADD));
        }
        if (message.startsWith("bad operand type for unary ")) {
            return Expr.UnaryOp.class::isInstance;
        }
        if (message.contains("' not supported between instances of ")) {
            return node -> node instanceof Expr.Compare || node instanceof Expr.Call; // sorted() and max() compare
        }
        if (message.startsWith("argument of type ")) {
            return node -> node instanceof Expr.Compare compare
                    && compare.ops().stream().anyMatch(Set.of(CompareOperator.IN, CompareOperator.NOT_IN)::contains);
        }
        if (message.endsWith(" object is not subscriptable") || message.contains(" indices must be integers")) {
            return node -> isSubscript(node, ExprContext.LOAD);
        }
        if (message.endsWith(" object is not callable")) {
            return Expr.Call.class::isInstance;
        }
        if (message.endsWith(" does not support item assignment")) {
            return node -> isSubscript(node, ExprContext.STORE);
        }
        Matcher arguments = ARGUMENTS.matcher(message);
        if (arguments.matches()) {
            String name = arguments.group(1);
            return name.equals("__init__") || name.equals("__new__")
                    ? Expr.Call.class::isInstance
                    : node -> isCallOf(node, name);
        }
        return node -> false;
    }
}
