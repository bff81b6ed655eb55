package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A built-in function was given a value of a type that it has no use for. */
final class BuiltinRule implements Rule {
    private static final Set<String> OPERATIONS = Set.of("CALL", "PRECALL", "CALL_KW", "CALL_FUNCTION_EX");

    /**
     * What functions say.
     *
     * @param names the functions
     * @param message with the type as its group
     * @param isOfArgument whether the words are about the argument itself, and not about one of its items
     */
    private record Complaint(Set<String> names, Pattern message, boolean isOfArgument) {}

    private static final List<Complaint> COMPLAINTS = List.of(
            new Complaint(Set.of("len"), Pattern.compile("object of type '(.*)' has no len\\(\\)"), true),
            new Complaint(
                    Set.of("int", "float"),
                    Pattern.compile("(?:int|float)\\(\\) argument must be .* not '(.*)'"),
                    true),
            new Complaint(Set.of("abs"), Pattern.compile("bad operand type for abs\\(\\): '(.*)'"), true),
            new Complaint(Set.of("round"), Pattern.compile("type (.*) doesn't define __round__ method"), true),
            new Complaint(Set.of("next"), Pattern.compile("'(.*)' object is not an iterator"), true),
            new Complaint(
                    Set.of(
                            "all",
                            "any",
                            "dict",
                            "enumerate",
                            "frozenset",
                            "iter",
                            "list",
                            "max",
                            "min",
                            "set",
                            "sorted",
                            "sum",
                            "tuple"),
                    Pattern.compile("'(.*)' object is not iterable"),
                    false));

    @Override
    public String name() {
        return "builtin";
    }

    @Override
    public boolean explains(String operation) {
        return OPERATIONS.contains(operation);
    }

    @Override
    public Optional<Finding> explain(Site site) {
        if (!site.isExactly("TypeError")
                || !(site.node() instanceof Expr.Call node)
                || !(node.func() instanceof Expr.Name function)
                || node.args().size() != 1
                || node.args().get(0) instanceof Expr.Starred
                || node.args().get(0) instanceof Expr.Constant
                || !site.values().isBuiltin(function.id())) {
            return Optional.empty();
        }
        return COMPLAINTS.stream()
                .filter(complaint -> complaint.names().contains(function.id()))
                .findFirst()
                .flatMap(complaint -> explain(site, node.args().get(0), complaint));
    }

    private static Optional<Finding> explain(Site site, Expr argument, Complaint complaint) {
        return site.message(complaint.message())
                .flatMap(message -> Known.given(site, argument, message.group(1)))
                .filter(known ->
                        complaint.isOfArgument() || site.value(argument).isPresent())
                .flatMap(known -> {
                    Finding finding = Finding.at(site).typed(argument, known);
                    Origin.add(finding, site, argument);
                    return finding.end();
                });
    }
}
