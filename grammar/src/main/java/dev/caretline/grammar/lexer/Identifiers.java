package dev.caretline.grammar.lexer;

import dev.caretline.grammar.source.PythonCharacters;

/** Which characters an identifier may have ({@code _PyUnicode_ScanIdentifier} of CPython 3.11). */
final class Identifiers {
    private Identifiers() {}

    /** The index of the first character, in UTF-16, that has no place in an identifier; -1 if there is none. */
    static int firstInvalid(String name) {
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            int c = name.codePointAt(i);
            if (i == 0 ? !PythonCharacters.isIdentifierStart(c) : !PythonCharacters.isIdentifierPart(c)) {
                return i;
            }
        }
        return -1;
    }
}
