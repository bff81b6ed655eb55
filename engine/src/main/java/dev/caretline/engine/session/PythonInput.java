package dev.caretline.engine.session;

import java.nio.charset.StandardCharsets;

/** Where a session's standard input comes from. */
public sealed interface PythonInput {
    /** At its end from the start. */
    record None() implements PythonInput {}

    /** That of this Java process. */
    record Inherit() implements PythonInput {}

    /** A text in UTF-8, then the end. */
    record Text(String text) implements PythonInput {
        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    static PythonInput none() {
        return new None();
    }

    static PythonInput inherit() {
        return new Inherit();
    }

    static PythonInput of(String text) {
        return new Text(text);
    }
}
