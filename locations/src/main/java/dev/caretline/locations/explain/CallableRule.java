package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Something was called that cannot be. */
final class CallableRule implements Rule {
    private static final Set<String> OPERATIONS = Set.of("CALL", "PRECALL", "CALL_KW", "CALL_FUNCTION_EX");
    private static final Pattern MESSAGE = Pattern.compile("'(.*)' object is not callable");

    @Override
    public String name() {
        return "not-callable";
    }

    /** Whether the node's instruction calls what stands before its parentheses. */
    static boolean isDirect(Expr.Call node) {
        return !(node.func() instanceof Expr.Call);
    }

    @Override
    public boolean explains(String operation) {
        return OPERATIONS.contains(operation);
    }

    @Override
    public Optional<Finding> explain(Site site) {
        if (!site.isExactly("TypeError") || !(site.node() instanceof Expr.Call node)) {
            return Optional.empty();
        }
        return site.message(MESSAGE)
                .flatMap(message -> site.value(node.func())
                        .filter(known -> AttributeRule.isOfType(known, message.group(1)))
                        .flatMap(known -> finding(site, node.func(), known)));
    }

    private static Optional<Finding> finding(Site site, Expr function, Known known) {
        if (known.value().type().equals("module")) {
            return Finding.at(site)
                    .code(function)
                    .say(" is ")
                    .value("a module", known.how())
                    .end();
        }
        Finding finding = Finding.at(site)
                .is(function, known)
                .say(", of type ")
                .value(known.value().type(), known.how());
        if (function instanceof Expr.Name name) {
            Origin.assignment(site, name)
                    .ifPresent(statement -> finding.next()
                            .say("its only assignment in this file: ")
                            .place(statement.range())
                            .say("  ")
                            .code(site.code(statement.range())));
        }
        return finding.end();
    }
}
