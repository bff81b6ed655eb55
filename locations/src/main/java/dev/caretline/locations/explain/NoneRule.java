package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Node;
import dev.caretline.locations.traceback.DescribedValue;
import dev.caretline.locations.traceback.HowKnown;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something that was None was asked for an attribute or an item, or was called. */
final class NoneRule implements Rule {
    private static final Set<String> OPERATIONS = Set.of(
            "LOAD_ATTR",
            "LOAD_METHOD",
            "STORE_ATTR",
            "DELETE_ATTR",
            "BINARY_SUBSCR",
            "STORE_SUBSCR",
            "DELETE_SUBSCR",
            "CALL",
            "PRECALL",
            "CALL_KW",
            "CALL_FUNCTION_EX");
    private static final Pattern MESSAGE =
            Pattern.compile("'NoneType' object (?:has no attribute '(.*)'|is not (subscriptable|callable)"
                    + "|does not support item (assignment|deletion))");

    @Override
    public String name() {
        return "none";
    }

    @Override
    public boolean explains(String operation) {
        return OPERATIONS.contains(operation);
    }

    @Override
    public Optional<Finding> explain(Site site) {
        if (!site.isExactly("AttributeError", "TypeError")) {
            return Optional.empty();
        }
        return site.message(MESSAGE)
                .flatMap(message -> subject(site, message))
                .filter(node ->
                        site.value(node).map(known -> known.value().isNone()).orElse(isAsked(site)))
                .filter(node -> !(node instanceof Expr.Constant))
                .flatMap(node -> {
                    Finding finding = Finding.at(site).code(node).say(" is ").value("None", how(site, node));
                    container(site, node, finding);
                    Origin.add(finding, site, node);
                    return finding.end();
                });
    }

    /**
     * Whether the exception alone says that it was None: it holds what was asked for an attribute, and items are asked of
     * nothing else by this instruction. A call says nothing of what was called: a function written in C fails with the same
     * words when it calls something else.
     */
    private static boolean isAsked(Site site) {
        return site.node() instanceof Expr.Subscript
                || (site.node() instanceof Expr.Attribute
                        && site.detail("object").filter(DescribedValue::isNone).isPresent());
    }

    /** Without its value, it is the exception that says so. */
    private static HowKnown how(Site site, Expr node) {
        return site.value(node).map(Known::how).orElse(HowKnown.MESSAGE);
    }

    private static Optional<Expr> subject(Site site, Matcher message) {
        Node node = site.node();
        if (node instanceof Expr.Attribute attribute) {
            return attribute.attr().equals(message.group(1)) ? Optional.of(attribute.value()) : Optional.empty();
        }
        if (node instanceof Expr.Subscript subscript
                && message.group(1) == null
                && !"callable".equals(message.group(2))) {
            return Optional.of(subscript.value());
        }
        boolean called = node instanceof Expr.Call && "callable".equals(message.group(2));
        return called && CallableRule.isDirect((Expr.Call) node)
                ? Optional.of(((Expr.Call) node).func())
                : Optional.empty();
    }

    private static void container(Site site, Expr node, Finding finding) {
        if (node instanceof Expr.Subscript subscript) {
            site.value(subscript.value())
                    .filter(Known::isSized)
                    .ifPresent(known -> finding.say("; ")
                            .code(subscript.value())
                            .say(" is a ")
                            .value(Finding.size(known.value()), known.how()));
        }
    }
}
