package dev.caretline.coverage.config;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Variables of the environment in settings, by the rules of coverage.py ({@code substitute_variables}): {@code $NAME},
 * {@code ${NAME}}, {@code ${NAME-otherwise}}, {@code ${NAME?}}, which has to be there, and {@code $$} for the sign itself.
 */
final class Variables {
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\$)|(\\w+)|\\{(\\w+)(?:(\\?)|-([^}]*))?\\})");
    private static final int PLAIN = 2;
    private static final int BRACED = 3;
    private static final int STRICT = 4;
    private static final int OTHERWISE = 5;

    private Variables() {}

    static String in(String text) {
        return in(text, System::getenv);
    }

    /** @throws IllegalArgumentException if one is not set that has to be */
    static String in(String text, Function<String, @Nullable String> environment) {
        return VARIABLE.matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(match.group(1) != null ? "$" : value(match, environment)));
    }

    private static String value(MatchResult match, Function<String, @Nullable String> environment) {
        String name = match.group(PLAIN) != null ? match.group(PLAIN) : match.group(BRACED);
        String value = environment.apply(name);
        if (value != null) {
            return value;
        }
        if (match.group(STRICT) != null) {
            throw new IllegalArgumentException("a setting needs the variable " + name + ", which is not set");
        }
        return match.group(OTHERWISE) != null ? match.group(OTHERWISE) : "";
    }
}
