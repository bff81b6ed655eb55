package dev.caretline.grammar.diagnosis;

import dev.caretline.grammar.lexer.PythonTokens;

/**
 * Where the parser has to start to find out what is wrong: not with the first statement of a module, but where a parser that
 * starts there comes to the same result.
 *
 * @param firstStatement the start of a statement before which all is right, and which is not itself the reason why the token
 *     that did not fit is not what it should be: in front of it there is at least one more
 * @param firstSuspect the start of the first statement that the second pass must not leave out; not after the other
 */
record StatementStarts(int firstStatement, int firstSuspect) {

    /** Where to start if a token does not fit and all statements before the one that holds it are right. */
    static StatementStarts before(PegenTokens tokens, int failedToken) {
        int before = 0;
        int last = 0;
        int suspect = Integer.MAX_VALUE;
        int indentation = 0;
        boolean decorated = false;
        boolean lineStart = true;
        for (int token = 0; token <= failedToken; token++) {
            int type = tokens.type(token);
            switch (type) {
                case PythonTokens.NEWLINE -> lineStart = true;
                case PythonTokens.INDENT -> indentation++;
                case PythonTokens.DEDENT -> indentation--;
                default -> {
                    if (lineStart && indentation == 0) {
                        if (!decorated && !isContinuation(type)) {
                            before = last;
                            last = token;
                        }
                        decorated = type == PythonTokens.AT;
                    }
                    if (suspect > last && isSuspect(tokens, token, lineStart)) {
                        suspect = last;
                    }
                    lineStart = false;
                }
            }
        }
        return new StatementStarts(before, Math.min(before, suspect));
    }

    private static boolean isContinuation(int type) {
        return switch (type) {
            case PythonTokens.ELSE, PythonTokens.ELIF, PythonTokens.EXCEPT, PythonTokens.FINALLY -> true;
            default -> false;
        };
    }

    /**
     * Whether CPython 3.11 takes a right statement for a wrong one because of this name, once it looks for wrong ones: a call
     * of something called match at the start of a line, an operator or index after something called print or exec.
     */
    private static boolean isSuspect(PegenTokens tokens, int token, boolean lineStart) {
        if (tokens.retaggedType(token) != PythonTokens.NAME) {
            return false;
        }
        int length = tokens.end(token) - tokens.start(token);
        if (length != 4 && length != 5) {
            return false;
        }
        String name = tokens.lexed().name(token);
        boolean legacy = name.equals("print") || name.equals("exec");
        return (lineStart && name.equals("match")) || (legacy && mayStartExpression(tokens.type(token + 1)));
    }

    private static boolean mayStartExpression(int type) {
        return switch (type) {
            case PythonTokens.PLUS, PythonTokens.MINUS, PythonTokens.STAR, PythonTokens.LSQB -> true;
            default -> false;
        };
    }
}
