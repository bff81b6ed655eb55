package dev.caretline.compiler.unparse;

import dev.caretline.grammar.ast.ConstantValue;
import java.util.Arrays;

/** A growing sequence of code points, in which two surrogates stay two. */
final class CodePoints {
    private static final int FIRST_CAPACITY = 64;

    private int[] content = new int[FIRST_CAPACITY];
    private int length;

    CodePoints append(int codePoint) {
        if (length == content.length) {
            content = Arrays.copyOf(content, 2 * length);
        }
        content[length++] = codePoint;
        return this;
    }

    /** Appends a text without lone surrogates. */
    CodePoints append(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            append(text.codePointAt(i));
        }
        return this;
    }

    CodePoints append(CodePoints other) {
        for (int i = 0; i < other.length; i++) {
            append(other.content[i]);
        }
        return this;
    }

    boolean startsWith(char c) {
        return length > 0 && content[0] == c;
    }

    ConstantValue.Str toStr() {
        return ConstantValue.Str.ofCodePoints(Arrays.copyOf(content, length));
    }
}
