package dev.caretline.grammar.diagnosis;

import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.UnicodeNames;

final class CharacterNames {
    private CharacterNames() {}

    static boolean isKnown(String name) {
        return UnicodeNames.of(PythonVersion.V3_11).codePoint(name) >= 0;
    }
}
