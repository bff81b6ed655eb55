package dev.caretline.grammar.lexer;

/** What to say of a character that has no place in a program. */
final class Characters {
    private Characters() {}

    static String invalid(int c) {
        String number = String.format("U+%04X", c);
        return isPrintable(c)
                ? "invalid character '" + Character.toString(c) + "' (" + number + ")"
                : "invalid non-printable character " + number;
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
