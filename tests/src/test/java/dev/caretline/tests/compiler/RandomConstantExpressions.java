package dev.caretline.tests.compiler;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/**
 * Expressions that hold nothing but literals and operators, as Python text. Floats are raised to the powers 2 and 0 only:
 * the last bit of any other power is the C library's.
 */
final class RandomConstantExpressions {
    private static final List<String> OPERATORS =
            List.of("+", "-", "*", "/", "//", "%", "<<", ">>", "|", "^", "&", "**", "@");

    private static final List<String> FLOATS = List.of(
            "0.0", "-0.0", "1.0", "0.5", "1e308", "5e-324", "1e999", "-1e999", "0.1", "1e22", "2.5", "-3.75", "1e-200");

    private static final List<String> STRINGS =
            List.of("''", "'a'", "'añ日🎉'", "b''", "b'ab\\xff'", "'abc' 'def'", "()", "(1, 2)", "(1, ('a', (2, 3)))");

    private static final List<String> SINGLETONS = List.of("True", "False", "None", "...", "__debug__");

    private final Random random;

    RandomConstantExpressions(long seed) {
        random = new Random(seed);
    }

    String next() {
        return expression(3);
    }

    private String expression(int depth) {
        int kind = depth == 0 ? 9 : random.nextInt(10);
        return switch (kind) {
            case 0 -> "(" + pick(List.of("-", "+", "~", "not ")) + expression(depth - 1) + ")";
            case 1 -> "(" + sequence() + ")[" + expression(depth - 1) + "]";
            case 2 -> "(" + sequence() + " " + pick(List.of("*", "+")) + " " + expression(depth - 1) + ")";
            case 3 -> "(" + expression(depth - 1) + ", " + expression(depth - 1) + ")";
            case 4, 5, 6, 7 -> operation(depth);
            default -> literal();
        };
    }

    private String operation(int depth) {
        String operator = pick(OPERATORS);
        String left = expression(depth - 1);
        if (operator.equals("**")) {
            return random.nextBoolean()
                    ? "(" + integer() + " ** " + random.nextInt(140) + ")"
                    : "(" + left + " ** " + (random.nextBoolean() ? 2 : 0) + ")";
        }
        return "(" + left + " " + operator + " " + expression(depth - 1) + ")";
    }

    private String literal() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> integer();
            case 4, 5, 6 -> floating();
            case 7 -> floating() + "j";
            case 8 -> pick(SINGLETONS);
            default -> sequence();
        };
    }

    private String integer() {
        return switch (random.nextInt(4)) {
            case 0 -> Integer.toString(random.nextInt(5));
            case 1 -> Integer.toString(random.nextInt(300));
            case 2 -> "-" + random.nextInt(300);
            default -> new BigInteger(random.nextInt(1, 140), random).toString();
        };
    }

    private String floating() {
        return switch (random.nextInt(3)) {
            case 0 -> pick(FLOATS);
            case 1 -> random.nextInt(1000) / 8.0 + "";
            default -> Double.toString(random.nextDouble() * Math.pow(10, random.nextInt(-30, 30)));
        };
    }

    private String sequence() {
        return pick(STRINGS);
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
