package dev.caretline.grammar.diagnosis;

import dev.caretline.grammar.diagnosis.peg.Node;
import dev.caretline.grammar.diagnosis.peg.NodeKind;
import org.jspecify.annotations.Nullable;

/** What an expression is asked to be ({@code _PyPegen_get_invalid_target}, CPython 3.11). */
enum Targets {
    ASSIGN,
    DELETE,
    LOOP;

    /** The first part of an expression that cannot be such a target; null if there is none. */
    @Nullable
    Node misfit(Node expression) {
        return switch (expression.kind()) {
            case NAME, SUBSCRIPT, ATTRIBUTE -> null;
            case LIST_DISPLAY, TUPLE -> firstMisfit(expression);
            case STARRED -> this == DELETE ? expression : misfit(expression.lastChild());
            // "for a in b" reads "a in b" as one expression.
            case COMPARE ->
                this != LOOP
                        ? expression
                        : isIn(expression) ? misfit(expression.children().get(0)) : null;
            default -> expression;
        };
    }

    private @Nullable Node firstMisfit(Node container) {
        for (Node element : container.children()) {
            Node misfit = misfit(element);
            if (misfit != null) {
                return misfit;
            }
        }
        return null;
    }

    private static boolean isIn(Node comparison) {
        return comparison.children().get(1).kind() == NodeKind.IN;
    }
}
