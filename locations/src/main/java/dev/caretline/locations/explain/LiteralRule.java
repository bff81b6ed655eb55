package dev.caretline.locations.explain;

import dev.caretline.grammar.ast.Expr;
import dev.caretline.locations.traceback.HowKnown;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text is no number. */
final class LiteralRule implements Rule {
    private static final Set<String> OPERATIONS = Set.of("CALL", "PRECALL", "CALL_KW", "CALL_FUNCTION_EX");
    private static final Pattern MESSAGE = Pattern.compile(
            "invalid literal for int\\(\\) with base (\\d+): (.*)|could not convert string to float: (.*)");

    @Override
    public String name() {
        return "literal";
    }

    @Override
    public boolean explains(String operation) {
        return OPERATIONS.contains(operation);
    }

    @Override
    public Optional<Finding> explain(Site site) {
        if (!site.isExactly("ValueError")
                || !(site.node() instanceof Expr.Call node)
                || !(node.func() instanceof Expr.Name function)
                || node.args().size() != 1
                || !node.keywords().isEmpty()
                || !site.values().isBuiltin(function.id())) {
            return Optional.empty();
        }
        Expr argument = node.args().get(0);
        return site.message(MESSAGE)
                .filter(message -> function.id().equals(message.group(2) != null ? "int" : "float"))
                .flatMap(message -> finding(site, argument, message));
    }

    private static Optional<Finding> finding(Site site, Expr argument, Matcher message) {
        boolean whole = message.group(2) != null;
        String repr = whole ? message.group(2) : message.group(3);
        if (!repr.matches("'[^'\\\\]*'")) {
            return Optional.empty();
        }
        String text = repr.substring(1, repr.length() - 1);
        Finding finding = Finding.at(site);
        if (!(argument instanceof Expr.Constant)) {
            finding.code(argument).say(" is ").value(repr, HowKnown.MESSAGE).say("; ");
        }
        if (text.isBlank()) {
            return finding.say(text.isEmpty() ? "it is empty" : "it is blank").end();
        }
        int bad = whole ? badDigit(text) : -1;
        if (bad >= 0) {
            return finding.value("'" + Character.toString(text.codePointAt(bad)) + "'", HowKnown.DERIVED)
                    .say(" at position " + text.codePointCount(0, bad) + " is no digit")
                    .end();
        }
        return argument instanceof Expr.Constant
                ? Optional.empty()
                : finding.say("that is no number").end();
    }

    /** The UTF-16 index of the first character that base 10 has no use for; -1 for a text that is wrong otherwise. */
    private static int badDigit(String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        if (start < text.length() && "+-".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        for (int i = start; i < text.stripTrailing().length(); i += Character.charCount(text.codePointAt(i))) {
            if (!Character.isDigit(text.codePointAt(i)) && text.charAt(i) != '_') {
                return i;
            }
        }
        return -1;
    }
}
