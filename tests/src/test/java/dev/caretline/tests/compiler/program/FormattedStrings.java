package dev.caretline.tests.compiler.program;

import java.util.Random;

/** Writes f-strings, as one token; what they hold is kept simple, as 3.11 forbids backslashes and quotes in there. */
final class FormattedStrings {
    private static final String[] CONVERSIONS = {"", "", "!r", "!s", "!a"};
    private static final String[] SPECS = {"", "", ":>10", ":", ":.2f", ":{width}", ":{a}.{b!r}"};

    private final Random random;
    private final Names names;
    private final Literals literals;

    FormattedStrings(Random random, Names names, Literals literals) {
        this.random = random;
        this.names = names;
        this.literals = literals;
    }

    String write(int depth) {
        StringBuilder text = new StringBuilder(oneString("\"", depth));
        while (random.nextInt(10) == 0) {
            text.append(' ')
                    .append(random.nextBoolean() ? literals.string().replaceAll("^[uU]", "") : oneString("'", 2));
        }
        return text.toString();
    }

    private String oneString(String quote, int depth) {
        String delimiter = random.nextInt(4) == 0 ? quote.repeat(3) : quote;
        StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? "F" : "f").append(delimiter);
        int parts = random.nextInt(120) == 0 ? 35 : random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            text.append(literals.plain(depth > 1));
            if (random.nextInt(4) > 0) {
                text.append(replacement(quote, depth));
            }
        }
        return text.append(delimiter).toString();
    }

    private String replacement(String quote, int depth) {
        String space = random.nextInt(6) == 0 ? " " : "";
        String equals = random.nextInt(10) == 0 ? " =" : "";
        return "{" + space + expression(quote, depth) + equals + space
                + CONVERSIONS[random.nextInt(CONVERSIONS.length)]
                + SPECS[random.nextInt(SPECS.length)] + "}";
    }

    private String expression(String quote, int depth) {
        String name = names.variable();
        return switch (random.nextInt(8)) {
            case 0 -> name + "." + names.attribute();
            case 1 -> name + "(" + names.variable() + ", *" + names.variable() + ")";
            case 2 -> name + "[" + literals.small() + "]";
            case 3 -> "(lambda x: x + " + name + ")";
            case 4 -> "[i0 for i0 in " + name + "]";
            case 5 -> depth > 1 && quote.equals("\"") ? oneString("'", 1) : name;
            case 6 -> name + " + " + literals.small();
            default -> name;
        };
    }
}
