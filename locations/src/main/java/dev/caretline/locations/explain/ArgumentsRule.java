package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.grammar.ast.Keyword;
import dev.caretline.locations.traceback.FunctionShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A function was called with arguments that it does not take. */
final class ArgumentsRule implements Rule {
    private static final Set<String> OPERATIONS = Set.of("CALL", "PRECALL", "CALL_KW", "CALL_FUNCTION_EX");
    private static final Pattern MESSAGE = Pattern.compile("(.+)\\(\\) (?:missing|takes|got) .*");

    @Override
    public String name() {
        return "arguments";
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
                        .flatMap(known -> known.value()
                                .function()
                                .filter(shape -> shape.qualname().equals(message.group(1)))
                                .flatMap(shape -> finding(
                                        site, node, shape, known.value().type().equals("type")))));
    }

    private static Optional<Finding> finding(Site site, Expr.Call node, FunctionShape shape, boolean isClass) {
        boolean isBound = isClass || shape.bound();
        Finding finding =
                Finding.at(site).code("def " + signature(shape)).say(" at ").place(shape.filename(), shape.firstLine());
        List<String> given = new ArrayList<>();
        boolean isNamed = shape.positional() > 0;
        if (isBound && isNamed) {
            given.add(shape.names().get(0));
        }
        node.args().forEach(argument -> given.add(site.code(argument)));
        for (Keyword keyword : node.keywords()) {
            given.add((keyword.arg() == null ? "**" : keyword.arg() + "=") + site.code(keyword.value()));
        }
        finding.next().say("given: ");
        if (isBound && !isNamed) {
            finding.say(isClass ? "the new object" : "what it is bound to").say(given.isEmpty() ? "" : ", ");
            return finding.code(String.join(", ", given)).end();
        }
        return given.isEmpty()
                ? finding.say("nothing").end()
                : finding.code(String.join(", ", given)).end();
    }

    /** Defaults are only marked: their values are not the reason. */
    static String signature(FunctionShape shape) {
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < shape.positional(); i++) {
            boolean isOptional = i >= shape.positional() - shape.defaults();
            parameters.add(shape.names().get(i) + (isOptional ? "=..." : ""));
            if (i + 1 == shape.positionalOnly()) {
                parameters.add("/");
            }
        }
        List<String> keywords =
                shape.names().subList(shape.positional(), shape.names().size());
        if (shape.varargs()) {
            parameters.add("*...");
        } else if (!keywords.isEmpty()) {
            parameters.add("*");
        }
        keywords.forEach(name -> parameters.add(name + (shape.keywordDefaults().contains(name) ? "=..." : "")));
        if (shape.varkeywords()) {
            parameters.add("**...");
        }
        return shape.qualname() + "(" + String.join(", ", parameters) + ")";
    }
}
