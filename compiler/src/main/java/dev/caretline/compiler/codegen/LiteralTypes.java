package dev.caretline.compiler.codegen;

import dev.caretline.grammar.ast.ConstantValue;
import dev.caretline.grammar.ast.Expr;
import org.jspecify.annotations.Nullable;

/** Warns where a literal is called or subscripted and cannot be, mostly for a forgotten comma. */
final class LiteralTypes {
    private final CodeGenerator g;

    LiteralTypes(CodeGenerator generator) {
        g = generator;
    }

    /** {@code check_caller}. */
    void warnIfNotCallable(Expr callee) {
        String type = typeName(callee);
        if (type != null && !(callee instanceof Expr.Lambda)) {
            g.warn("'" + type + "' object is not callable; perhaps you missed a comma?");
        }
    }

    /** {@code check_subscripter}. */
    void warnIfNotSubscriptable(Expr value) {
        boolean suspicious = value instanceof Expr.Constant constant
                ? !isSequence(constant.value())
                : value instanceof Expr.Set
                        || value instanceof Expr.SetComp
                        || value instanceof Expr.GeneratorExp
                        || value instanceof Expr.Lambda;
        if (suspicious) {
            g.warn("'" + typeName(value) + "' object is not subscriptable; perhaps you missed a comma?");
        }
    }

    /** {@code check_index}. */
    void warnIfNoIndex(Expr value, Expr index) {
        boolean sequence = value instanceof Expr.Constant constant
                ? isSequence(constant.value())
                : value instanceof Expr.Tuple
                        || value instanceof Expr.List
                        || value instanceof Expr.ListComp
                        || value instanceof Expr.JoinedStr
                        || value instanceof Expr.FormattedValue;
        String indexType = sequence ? typeName(index) : null;
        if (indexType != null && !indexType.equals("int") && !indexType.equals("bool")) {
            g.warn(typeName(value) + " indices must be integers or slices, not " + indexType
                    + "; perhaps you missed a comma?");
        }
    }

    private static boolean isSequence(ConstantValue value) {
        return value instanceof ConstantValue.Str
                || value instanceof ConstantValue.Bytes
                || value instanceof ConstantValue.Tuple;
    }

    /** The Python type of what an expression evaluates to; null if it does not say ({@code infer_type}). */
    private static @Nullable String typeName(Expr node) {
        if (node instanceof Expr.Constant constant) {
            return typeName(constant.value());
        } else if (node instanceof Expr.Tuple) {
            return "tuple";
        } else if (node instanceof Expr.List || node instanceof Expr.ListComp) {
            return "list";
        } else if (node instanceof Expr.Dict || node instanceof Expr.DictComp) {
            return "dict";
        } else if (node instanceof Expr.Set || node instanceof Expr.SetComp) {
            return "set";
        } else if (node instanceof Expr.GeneratorExp) {
            return "generator";
        } else if (node instanceof Expr.Lambda) {
            return "function";
        } else if (node instanceof Expr.JoinedStr || node instanceof Expr.FormattedValue) {
            return "str";
        }
        return null;
    }

    private static String typeName(ConstantValue value) {
        if (value instanceof ConstantValue.Singleton singleton) {
            return switch (singleton) {
                case NONE -> "NoneType";
                case TRUE, FALSE -> "bool";
                case ELLIPSIS -> "ellipsis";
            };
        } else if (value instanceof ConstantValue.Int) {
            return "int";
        } else if (value instanceof ConstantValue.Float) {
            return "float";
        } else if (value instanceof ConstantValue.Complex) {
            return "complex";
        } else if (value instanceof ConstantValue.Str) {
            return "str";
        } else if (value instanceof ConstantValue.Bytes) {
            return "bytes";
        }
        return value instanceof ConstantValue.Tuple ? "tuple" : "frozenset";
    }
}
