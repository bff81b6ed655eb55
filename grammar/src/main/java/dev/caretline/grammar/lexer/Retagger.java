package dev.caretline.grammar.lexer;

import static dev.caretline.grammar.lexer.PythonTokens.AMPEREQUAL;
import static dev.caretline.grammar.lexer.PythonTokens.ATEQUAL;
import static dev.caretline.grammar.lexer.PythonTokens.CASE;
import static dev.caretline.grammar.lexer.PythonTokens.CIRCUMFLEXEQUAL;
import static dev.caretline.grammar.lexer.PythonTokens.COLON;
import static dev.caretline.grammar.lexer.PythonTokens.COLONEQUAL;
import static dev.caretline.grammar.lexer.PythonTokens.COMMA;
import static dev.caretline.grammar.lexer.PythonTokens.DEDENT;
import static dev.caretline.grammar.lexer.PythonTokens.DOUBLESLASHEQUAL;
import static dev.caretline.grammar.lexer.PythonTokens.DOUBLESTAREQUAL;
import static dev.caretline.grammar.lexer.PythonTokens.EQUAL;
import static dev.caretline.grammar.lexer.PythonTokens.FOR;
import static dev.caretline.grammar.lexer.PythonTokens.IF;
import static dev.caretline.grammar.lexer.PythonTokens.IN;
import static dev.caretline.grammar.lexer.PythonTokens.INDENT;
import static dev.caretline.grammar.lexer.PythonTokens.IS;
import static dev.caretline.grammar.lexer.PythonTokens.ISNOT;
import static dev.caretline.grammar.lexer.PythonTokens.KWNAME;
import static dev.caretline.grammar.lexer.PythonTokens.LAMBDA;
import static dev.caretline.grammar.lexer.PythonTokens.LBRACE;
import static dev.caretline.grammar.lexer.PythonTokens.LEFTSHIFTEQUAL;
import static dev.caretline.grammar.lexer.PythonTokens.LPAR;
import static dev.caretline.grammar.lexer.PythonTokens.LSQB;
import static dev.caretline.grammar.lexer.PythonTokens.MATCH;
import static dev.caretline.grammar.lexer.PythonTokens.MINEQUAL;
import static dev.caretline.grammar.lexer.PythonTokens.NAME;
import static dev.caretline.grammar.lexer.PythonTokens.NEWLINE;
import static dev.caretline.grammar.lexer.PythonTokens.NOT;
import static dev.caretline.grammar.lexer.PythonTokens.PERCENTEQUAL;
import static dev.caretline.grammar.lexer.PythonTokens.PLUSEQUAL;
import static dev.caretline.grammar.lexer.PythonTokens.RBRACE;
import static dev.caretline.grammar.lexer.PythonTokens.RIGHTSHIFTEQUAL;
import static dev.caretline.grammar.lexer.PythonTokens.RPAR;
import static dev.caretline.grammar.lexer.PythonTokens.RSQB;
import static dev.caretline.grammar.lexer.PythonTokens.SEMI;
import static dev.caretline.grammar.lexer.PythonTokens.SLASHEQUAL;
import static dev.caretline.grammar.lexer.PythonTokens.STAR;
import static dev.caretline.grammar.lexer.PythonTokens.STAREQUAL;
import static dev.caretline.grammar.lexer.PythonTokens.TCOMMA;
import static dev.caretline.grammar.lexer.PythonTokens.TSEMI;
import static dev.caretline.grammar.lexer.PythonTokens.VBAREQUAL;
import static dev.caretline.grammar.lexer.PythonTokens.WITH;
import static dev.caretline.grammar.lexer.PythonTokens.WNAME;
import static dev.caretline.grammar.lexer.PythonTokens.WPAR;
import static dev.caretline.grammar.lexer.PythonTokens.YIELD;

import java.util.Arrays;

/**
 * Gives tokens whose meaning is decided by what follows, near or far, a type of their own, so that the parser can decide
 * everything by one token of look-ahead. One pass, which looks only back: the token that settles the meaning of an earlier
 * one goes to it directly. Exact for every valid program; an invalid one stays invalid.
 */
final class Retagger {
    private static final int NONE = -1;
    private static final int USUAL_DEPTH = 16;

    private final byte[] types;
    private final TokenColumns tokens;
    private final int match;
    private final int caseName;

    // By depth of brackets, 0 outside of all: the bracket; its lambdas that have not come to their colon; and whether
    // it can be the list of a with statement, because it is not yet known to be one ordinary expression.
    private int[] openings = new int[USUAL_DEPTH];
    private int[] lambdas = new int[USUAL_DEPTH];
    private boolean[] mayBeWithItems = new boolean[USUAL_DEPTH];
    private int depth;

    // If the last bracket that closed can be the list of a with statement: its opening one.
    private int lastWithItems = NONE;

    // By block: whether it is the body of a match statement.
    private boolean[] matchBodies = new boolean[USUAL_DEPTH];
    private int block;

    // The first token of the logical line, and of the one before.
    private int lineStart;
    private int previousLineStart;

    private Retagger(TokenColumns tokens, NameTable names) {
        this.tokens = tokens;
        types = tokens.types;
        match = names.number("match");
        caseName = names.number("case");
    }

    static void retag(TokenColumns tokens, NameTable names) {
        new Retagger(tokens, names).run();
    }

    private void run() {
        int size = tokens.size;
        for (int i = 0; i < size; i++) {
            switch (types[i]) {
                case LPAR, LSQB, LBRACE -> open(i);
                case RPAR, RSQB, RBRACE -> close(i);
                case COLON -> colon(i);
                case EQUAL -> equal(i);
                case NEWLINE -> newline(i);
                case INDENT -> indent(i);
                case DEDENT -> dedent(i);
                case COLONEQUAL -> walrus(i);
                case LAMBDA -> lambdas[depth]++;
                case STAR -> star(i);
                case YIELD, FOR -> mayBeWithItems[depth] = false;
                case NOT -> retagBefore(i, IS, ISNOT);
                case SEMI, IN, IF -> retagBefore(i, COMMA, TCOMMA);
                case PLUSEQUAL,
                        MINEQUAL,
                        STAREQUAL,
                        SLASHEQUAL,
                        DOUBLESLASHEQUAL,
                        PERCENTEQUAL,
                        ATEQUAL,
                        DOUBLESTAREQUAL -> retagBefore(i, COMMA, TCOMMA);
                case AMPEREQUAL, VBAREQUAL, CIRCUMFLEXEQUAL, LEFTSHIFTEQUAL, RIGHTSHIFTEQUAL ->
                    retagBefore(i, COMMA, TCOMMA);
                default -> {}
            }
        }
    }

    private void retagBefore(int i, int from, int to) {
        if (i > 0 && types[i - 1] == from) {
            types[i - 1] = (byte) to;
        }
    }

    private void open(int i) {
        if (++depth == openings.length) {
            openings = Arrays.copyOf(openings, 2 * depth);
            lambdas = Arrays.copyOf(lambdas, 2 * depth);
            mayBeWithItems = Arrays.copyOf(mayBeWithItems, 2 * depth);
        }
        openings[depth] = i;
        lambdas[depth] = 0;
        mayBeWithItems[depth] = types[i] == LPAR && i > 0 && types[i - 1] == WITH;
    }

    private void close(int i) {
        retagBefore(i, COMMA, TCOMMA);
        // The parentheses of a with statement hold at least one item; otherwise they are an empty tuple.
        lastWithItems = mayBeWithItems[depth] && openings[depth] < i - 1 ? openings[depth] : NONE;
        depth--;
    }

    private void colon(int i) {
        if (lambdas[depth] > 0) {
            lambdas[depth]--;
            retagBefore(i, COMMA, TCOMMA);
        } else if (depth == 0 || types[openings[depth]] != LSQB) {
            retagBefore(i, COMMA, TCOMMA);
            if (lastWithItems >= 0 && depth == 0 && types[i - 1] == RPAR) {
                types[lastWithItems] = WPAR;
            }
        }
    }

    private void equal(int i) {
        retagBefore(i, COMMA, TCOMMA);
        if (i > 1
                && depth > 0
                && types[i - 1] == NAME
                && types[openings[depth]] == LPAR
                && (types[i - 2] == COMMA || types[i - 2] == LPAR)) {
            types[i - 1] = KWNAME;
        }
    }

    private void newline(int i) {
        retagBefore(i, COMMA, TCOMMA);
        retagBefore(i, SEMI, TSEMI);
        lambdas[0] = 0;
        previousLineStart = lineStart;
        startLine(i + 1);
    }

    // The block that starts here is the body of the line before.
    private void indent(int i) {
        boolean isMatchBody =
                i > 2 && types[i - 2] == COLON && isNamed(previousLineStart, match) && isNamed(i + 1, caseName);
        if (isMatchBody) {
            types[previousLineStart] = MATCH;
        }
        if (++block == matchBodies.length) {
            matchBodies = Arrays.copyOf(matchBodies, 2 * block);
        }
        matchBodies[block] = isMatchBody;
        startLine(i + 1);
    }

    private void dedent(int i) {
        block--;
        startLine(i + 1);
    }

    private void startLine(int i) {
        lineStart = i;
        if (matchBodies[block] && isNamed(i, caseName)) {
            types[i] = CASE;
        }
    }

    private boolean isNamed(int i, int name) {
        return types[i] == NAME && tokens.names[i] == name;
    }

    private void walrus(int i) {
        retagBefore(i, NAME, WNAME);
        mayBeWithItems[depth] = false;
    }

    // A star before an item, not one between two operands or before a parameter of a lambda.
    private void star(int i) {
        if (depth > 0 && lambdas[depth] == 0 && (types[i - 1] == COMMA || types[i - 1] == LPAR)) {
            mayBeWithItems[depth] = false;
        }
    }
}
