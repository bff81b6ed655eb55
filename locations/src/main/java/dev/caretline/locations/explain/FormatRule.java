package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A value in an f-string has no use for its format. */
final class FormatRule implements Rule {
    private static final Set<String> OPERATIONS = Set.of("FORMAT_VALUE");
    private static final Pattern MESSAGE = Pattern.compile("unsupported format string passed to (.*)\\.__format__"
            + "|Unknown format code '.*' for object of type '(.*)'");
    private static final int NO_CONVERSION = -1;

    @Override
    public String name() {
        return "format";
    }

    @Override
    public boolean explains(String operation) {
        return OPERATIONS.contains(operation);
    }

    @Override
    public Optional<Finding> explain(Site site) {
        if (!site.isExactly("TypeError", "ValueError") || !(site.node() instanceof Expr.JoinedStr string)) {
            return Optional.empty();
        }
        // The instruction has the range of the whole string: with one format in it there is no doubt.
        List<Expr.FormattedValue> formatted = string.values().stream()
                .filter(Expr.FormattedValue.class::isInstance)
                .map(Expr.FormattedValue.class::cast)
                .filter(field -> field.formatSpec() != null)
                .toList();
        if (formatted.size() != 1
                || formatted.get(0).conversion() != NO_CONVERSION
                || !(formatted.get(0).formatSpec() instanceof Expr.JoinedStr format)
                || !format.values().stream().allMatch(Expr.Constant.class::isInstance)) {
            return Optional.empty();
        }
        Expr value = formatted.get(0).value();
        return site.message(MESSAGE)
                .map(message -> message.group(1) != null ? message.group(1) : message.group(2))
                .flatMap(type -> Known.given(site, value, type))
                .flatMap(known -> Finding.at(site).typed(value, known).end());
    }
}
