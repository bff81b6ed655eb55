package dev.caretline.tests.compiler.program;

import java.util.Random;

/**
 * Writes the tokens of a program with random spaces, and where brackets allow it random line breaks and comments, so that
 * nodes start and end at odd places.
 */
final class ProgramWriter {
    private static final String TIGHT = "()[]{},";

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private int indentation;
    private int brackets;
    private boolean atLineStart = true;

    ProgramWriter(Random random) {
        this.random = random;
    }

    /** Adds a token; an opening or closing bracket is a token of its own. */
    void token(String token) {
        if (atLineStart) {
            text.append(" ".repeat(indentation));
            atLineStart = false;
        } else {
            separate(token);
        }
        text.append(token);
        char last = token.charAt(token.length() - 1);
        if (token.length() == 1) {
            brackets += "([{".indexOf(last) >= 0 ? 1 : ")]}".indexOf(last) >= 0 ? -1 : 0;
        }
    }

    void tokens(String... tokens) {
        for (String token : tokens) {
            token(token);
        }
    }

    private void separate(String token) {
        if (brackets > 0 && random.nextInt(60) == 0) {
            text.append(random.nextInt(4) == 0 ? "  # é\n" : "\n").append(" ".repeat(random.nextInt(6)));
        } else if (brackets == 0 && random.nextInt(400) == 0) {
            text.append(" \\\n").append(" ".repeat(random.nextInt(4)));
        } else if (isTight(text.charAt(text.length() - 1)) || isTight(token.charAt(0))) {
            text.append(random.nextInt(8) == 0 ? " " : "");
        } else {
            text.append(random.nextInt(30) == 0 ? "  " : " ");
        }
    }

    private static boolean isTight(char c) {
        return TIGHT.indexOf(c) >= 0;
    }

    /** Ends a simple statement: mostly by a line break, sometimes by a semicolon if another one follows on the line. */
    void endStatement(boolean maySemicolon) {
        if (maySemicolon && random.nextInt(12) == 0) {
            text.append("; ");
            atLineStart = false;
            return;
        }
        newLine();
    }

    void newLine() {
        text.append(random.nextInt(25) == 0 ? "  # ü\n" : "\n");
        if (random.nextInt(20) == 0) {
            text.append("\n");
        }
        atLineStart = true;
    }

    /** Whether the next token would be the first of its line. */
    boolean isAtLineStart() {
        return atLineStart;
    }

    /** After the colon of a compound statement. */
    void indent() {
        newLine();
        indentation += 1 + random.nextInt(4);
    }

    int indentation() {
        return indentation;
    }

    void dedentTo(int column) {
        indentation = column;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
