package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Node;
import dev.caretline.grammar.ast.Stmt;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something was to be walked over, or awaited, or entered, and cannot be. */
final class IterableRule implements Rule {
    private static final Set<String> OPERATIONS = Set.of(
            "GET_ITER",
            "UNPACK_SEQUENCE",
            "UNPACK_EX",
            "BEFORE_WITH",
            "BEFORE_ASYNC_WITH",
            "GET_AWAITABLE",
            "GET_AITER",
            "GET_YIELD_FROM_ITER");
    private static final Pattern MESSAGE = Pattern.compile(
            "'(.*)' object (?:is not (?:iterable|a mapping)|does not support the (?:asynchronous )?context manager protocol.*)"
                    + "|cannot unpack non-iterable (.*) object"
                    + "|object (.*) can't be used in 'await' expression"
                    + "|'async for' requires an object with __aiter__ method, got (.*)");

    @Override
    public String name() {
        return "protocol";
    }

    @Override
    public boolean explains(String operation) {
        return OPERATIONS.contains(operation);
    }

    @Override
    public Optional<Finding> explain(Site site) {
        if (!site.isExactly("TypeError")) {
            return Optional.empty();
        }
        return site.message(MESSAGE)
                .flatMap(message -> subject(site)
                        .flatMap(node -> Known.given(site, node, type(message)).flatMap(known -> {
                            Finding finding = Finding.at(site).typed(node, known);
                            Origin.add(finding, site, node);
                            return finding.end();
                        })));
    }

    private static String type(Matcher message) {
        for (int group = 1; group <= message.groupCount(); group++) {
            if (message.group(group) != null) {
                return message.group(group);
            }
        }
        return "";
    }

    private static Optional<Expr> subject(Site site) {
        Node node = site.node();
        if (node instanceof Stmt.For loop) {
            return Optional.of(loop.iter());
        }
        if (node instanceof Stmt.AsyncFor loop) {
            return Optional.of(loop.iter());
        }
        if (node instanceof Stmt.With with && with.items().size() == 1) {
            return Optional.of(with.items().get(0).contextExpr());
        }
        if (node instanceof Stmt.AsyncWith with && with.items().size() == 1) {
            return Optional.of(with.items().get(0).contextExpr());
        }
        if (node instanceof Expr.Await await) {
            return Optional.of(await.value());
        }
        if (node instanceof Expr.YieldFrom from) {
            return Optional.of(from.value());
        }
        return UnpackRule.assigned(site);
    }
}
