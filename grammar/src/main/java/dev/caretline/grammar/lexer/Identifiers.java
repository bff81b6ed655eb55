package dev.caretline.grammar.lexer;

import java.text.Normalizer;

/** Which characters beyond ASCII an identifier may have, and which identifiers are the same (PEP 3131, Unicode 14). */
final class Identifiers {
    private Identifiers() {}

    /** The index of the first character, in UTF-16, that has no place in an identifier; -1 if there is none. */
    static int firstInvalid(String name) {
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            int c = name.codePointAt(i);
            if (i == 0 ? c != '_' && !Character.isUnicodeIdentifierStart(c) : !Character.isUnicodeIdentifierPart(c)) {
                return i;
            }
        }
        return -1;
    }

    /** The normal form in which CPython keeps and compares names: NFKC. */
    static String normalize(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC);
    }
}
