package dev.caretline.engine.settings;

import java.util.ArrayList;
import java.util.List;

/** Splits a line into words as a shell does, by the rules of Python's {@code shlex.split}. */
public final class CommandWords {
    private CommandWords() {}

    /** @throws IllegalArgumentException if a quotation does not end */
    public static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean any = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean escapes = c == '\\' && quote != '\'' && i + 1 < line.length();
            if (escapes && (quote == 0 || line.charAt(i + 1) == '"' || line.charAt(i + 1) == '\\')) {
                word.append(line.charAt(++i));
                any = true;
            } else if (quote != 0 ? c == quote : c == '"' || c == '\'') {
                quote = quote == 0 ? c : 0;
                any = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (any) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
                any = true;
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("a quotation does not end: " + line);
        }
        if (any) {
            words.add(word.toString());
        }
        return words;
    }
}
