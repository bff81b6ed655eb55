package dev.caretline.grammar.diagnosis;

final class CharacterNames {
    private CharacterNames() {}

    static boolean isKnown(String name) {
        try {
            return Character.codePointOf(name) >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
