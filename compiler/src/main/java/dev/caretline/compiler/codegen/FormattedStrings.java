package dev.caretline.compiler.codegen;

import static dev.caretline.compiler.target.Opcode.BUILD_LIST;
import static dev.caretline.compiler.target.Opcode.BUILD_STRING;
import static dev.caretline.compiler.target.Opcode.FORMAT_VALUE;
import static dev.caretline.compiler.target.Opcode.LIST_APPEND;
import static dev.caretline.compiler.target.Opcode.LOAD_METHOD;

import dev.caretline.grammar.ast.Expr;
import java.util.List;

/** f-strings. */
final class FormattedStrings {
    // Argument of FORMAT_VALUE: a conversion, and whether there is a format specification.
    private static final int CONVERT_STR = 1;
    private static final int CONVERT_REPR = 2;
    private static final int CONVERT_ASCII = 3;
    private static final int HAS_SPEC = 4;

    private final CodeGenerator g;

    FormattedStrings(CodeGenerator generator) {
        g = generator;
    }

    void joinedStr(Expr.JoinedStr node) {
        List<Expr> values = node.values();
        if (values.size() > Displays.STACK_USE_GUIDELINE) {
            g.out.loadConst("");
            g.out.name(LOAD_METHOD, "join");
            g.out.op(BUILD_LIST, 0);
            for (int i = 0; i < values.size(); i++) {
                g.visit(values.get(i));
                g.out.op(LIST_APPEND, 1);
            }
            g.out.call(1);
            return;
        }
        g.visitExpressions(values);
        if (values.size() != 1) {
            g.out.op(BUILD_STRING, values.size());
        }
    }

    void formattedValue(Expr.FormattedValue node) {
        g.visit(node.value());
        int argument = switch (node.conversion()) {
            case 's' -> CONVERT_STR;
            case 'r' -> CONVERT_REPR;
            case 'a' -> CONVERT_ASCII;
            default -> 0;
        };
        Expr spec = node.formatSpec();
        if (spec != null) {
            g.visit(spec);
            argument |= HAS_SPEC;
        }
        g.out.op(FORMAT_VALUE, argument);
    }
}
