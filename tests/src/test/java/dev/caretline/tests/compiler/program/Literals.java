package dev.caretline.tests.compiler.program;

import java.util.Random;

/** Writes numbers, strings and bytes in all their spellings. */
final class Literals {
    private static final String[] NUMBERS = {
        "0",
        "1",
        "2",
        "-1",
        "255",
        "256",
        "1_000",
        "0xff",
        "0o17",
        "0b101",
        "2147483648",
        "9223372036854775808",
        "123456789012345678901234567890123456789012345678901234567890",
        "0xFFFF_FFFF_FFFF_FFFF",
        "1.0",
        "0.0",
        "-0.0",
        "1e10",
        "1E-5",
        ".5",
        "3.",
        "1e999",
        "1_0.5_0",
        "1j",
        "0j",
        "2.5J",
        "1e999j",
        "3.141592653589793"
    };
    private static final String[] SINGLETONS = {"None", "True", "False", "...", "__debug__"};
    private static final String[] TEXTS = {
        "",
        "a",
        "text",
        "two words",
        "ü",
        "日本",
        "\\n",
        "\\x41",
        "\\u00e9",
        "\\U0001F600",
        "\\ud800",
        "\\\\",
        "\\101",
        "%s",
        "{}",
        "a_b",
        "\\t#"
    };
    private static final String[] STRING_PREFIXES = {"", "", "", "u", "r", "R"};
    private static final String[] BYTES_PREFIXES = {"b", "B", "rb", "Br"};
    private static final String[] QUOTES = {"'", "\"", "'''", "\"\"\""};

    private final Random random;

    Literals(Random random) {
        this.random = random;
    }

    String any() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> number();
            case 2 -> SINGLETONS[random.nextInt(SINGLETONS.length)];
            case 3, 4 -> string();
            default -> bytes();
        };
    }

    /** Negative ones in parentheses, so that they can stand anywhere. */
    String number() {
        String number = NUMBERS[random.nextInt(NUMBERS.length)];
        if (random.nextInt(6) == 0) {
            number = Long.toString(random.nextLong() >>> random.nextInt(63));
        }
        return number.startsWith("-") ? "(" + number + ")" : number;
    }

    /** A small number, for counts and indexes. */
    String small() {
        return Integer.toString(random.nextInt(5));
    }

    /** One literal, or several that are concatenated. */
    String string() {
        StringBuilder all = new StringBuilder(oneString());
        while (random.nextInt(12) == 0) {
            all.append(' ').append(oneString());
        }
        return all.toString();
    }

    private String oneString() {
        String prefix = STRING_PREFIXES[random.nextInt(STRING_PREFIXES.length)];
        return prefix + quoted(content(true));
    }

    private String bytes() {
        String content = content(false);
        return BYTES_PREFIXES[random.nextInt(BYTES_PREFIXES.length)] + quoted(content);
    }

    private String quoted(String content) {
        String quote = QUOTES[random.nextInt(QUOTES.length)];
        boolean severalLines = quote.length() == 3 && random.nextInt(3) == 0;
        return quote + content + (severalLines ? "\nnext" : "") + quote;
    }

    private String content(boolean unicode) {
        if (random.nextInt(200) == 0) {
            return "long text ".repeat(450);
        }
        StringBuilder content = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String text = TEXTS[random.nextInt(TEXTS.length)];
            boolean ascii = text.chars().allMatch(c -> c < 128);
            content.append(unicode || ascii ? text : "b");
        }
        return content.toString();
    }

    /** Text without quotes, backslashes and braces, for the literal parts of f-strings. */
    String plain(boolean escapes) {
        return switch (random.nextInt(escapes ? 6 : 5)) {
            case 0 -> "";
            case 1 -> "{{";
            case 2 -> "}}";
            case 3 -> " é ";
            case 4 -> "text";
            default -> "\\t";
        };
    }
}
