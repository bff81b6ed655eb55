package dev.caretline.grammar.lexer;

/** The longest operator that starts with some bytes ({@code PyToken_OneChar} and its fellows in CPython 3.11). */
final class Operators {
    // By the first byte: the token of that byte alone, of it and "=", of it twice, and of it twice and "="; 0 for none.
    private static final byte[] ALONE = new byte[128];
    private static final byte[] WITH_EQUAL = new byte[128];
    private static final byte[] TWICE = new byte[128];
    private static final byte[] TWICE_WITH_EQUAL = new byte[128];

    // By type.
    private static final byte[] LENGTHS = new byte[128];

    static {
        put('+', PythonTokens.PLUS, PythonTokens.PLUSEQUAL);
        put('-', PythonTokens.MINUS, PythonTokens.MINEQUAL);
        put('*', PythonTokens.STAR, PythonTokens.STAREQUAL);
        put('/', PythonTokens.SLASH, PythonTokens.SLASHEQUAL);
        put('%', PythonTokens.PERCENT, PythonTokens.PERCENTEQUAL);
        put('@', PythonTokens.AT, PythonTokens.ATEQUAL);
        put('|', PythonTokens.VBAR, PythonTokens.VBAREQUAL);
        put('&', PythonTokens.AMPER, PythonTokens.AMPEREQUAL);
        put('^', PythonTokens.CIRCUMFLEX, PythonTokens.CIRCUMFLEXEQUAL);
        put('<', PythonTokens.LESS, PythonTokens.LESSEQUAL);
        put('>', PythonTokens.GREATER, PythonTokens.GREATEREQUAL);
        put('=', PythonTokens.EQUAL, PythonTokens.EQEQUAL);
        put(':', PythonTokens.COLON, PythonTokens.COLONEQUAL);
        put('!', PythonTokens.OP, PythonTokens.NOTEQUAL);
        put('(', PythonTokens.LPAR, 0);
        put(')', PythonTokens.RPAR, 0);
        put('[', PythonTokens.LSQB, 0);
        put(']', PythonTokens.RSQB, 0);
        put('{', PythonTokens.LBRACE, 0);
        put('}', PythonTokens.RBRACE, 0);
        put('~', PythonTokens.TILDE, 0);
        put(',', PythonTokens.COMMA, 0);
        put(';', PythonTokens.SEMI, 0);
        putTwice('*', PythonTokens.DOUBLESTAR, PythonTokens.DOUBLESTAREQUAL);
        putTwice('/', PythonTokens.DOUBLESLASH, PythonTokens.DOUBLESLASHEQUAL);
        putTwice('<', PythonTokens.LEFTSHIFT, PythonTokens.LEFTSHIFTEQUAL);
        putTwice('>', PythonTokens.RIGHTSHIFT, PythonTokens.RIGHTSHIFTEQUAL);
        LENGTHS[PythonTokens.RARROW] = 2;
        LENGTHS[PythonTokens.LESSGREATER] = 2;
    }

    private Operators() {}

    private static void put(char first, int alone, int withEqual) {
        ALONE[first] = (byte) alone;
        LENGTHS[alone] = 1;
        WITH_EQUAL[first] = (byte) withEqual;
        LENGTHS[withEqual] = 2;
    }

    private static void putTwice(char first, int twice, int twiceWithEqual) {
        TWICE[first] = (byte) twice;
        LENGTHS[twice] = 2;
        TWICE_WITH_EQUAL[first] = (byte) twiceWithEqual;
        LENGTHS[twiceWithEqual] = 3;
    }

    /** The type of the operator at an offset. */
    static int type(byte[] text, int p) {
        byte first = text[p];
        byte second = text[p + 1];
        if (second == '=' && WITH_EQUAL[first] != 0) {
            return WITH_EQUAL[first];
        }
        if (second == first && TWICE[first] != 0) {
            return text[p + 2] == '=' ? TWICE_WITH_EQUAL[first] : TWICE[first];
        }
        if (second == '>' && first == '-') {
            return PythonTokens.RARROW;
        }
        if (second == '>' && first == '<') {
            return PythonTokens.LESSGREATER;
        }
        return ALONE[first];
    }

    /** The number of bytes of an operator. */
    static int length(int type) {
        return LENGTHS[type];
    }
}
