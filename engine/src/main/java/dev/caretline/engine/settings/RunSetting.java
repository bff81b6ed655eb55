package dev.caretline.engine.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A setting of {@code caretline run}: an option {@code --name}, and a key of {@code [tool.caretline]}. */
public enum RunSetting {
    STYLE("style", "caretline", "cpython-3.11", "cpython-3.13", "cpython-3.14"),
    COLOR("color", "auto", "always", "never"),
    FRAMES("frames", "user", "all"),
    JSON("json", Form.TEXT),
    REPORT("report", "pytest", "diagram", "json"),
    DETAIL("detail", "normal", "more", "all"),
    INCLUDE("include", Form.PATTERNS),
    EXCLUDE("exclude", Form.PATTERNS),
    VALUES("values", Form.SWITCH),
    ASSERTIONS("assertions", Form.SWITCH),
    NOTE("note", Form.SWITCH),
    POST_MORTEM("post-mortem", Form.SWITCH),
    VERBOSE("verbose", Form.SWITCH);

    /** What the value of a setting is. */
    public enum Form {
        /** On or off: {@code --name} and {@code --no-name}, true and false. */
        SWITCH,
        /** One of {@link #choices()}. */
        CHOICE,
        /** Any text of one line. */
        TEXT,
        /** Patterns of files: an option that may be repeated, a list. */
        PATTERNS
    }

    private final String key;
    private final Form form;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> choices;

    RunSetting(String key, Form form) {
        this.key = key;
        this.form = form;
        this.choices = List.of();
    }

    RunSetting(String key, String... choices) {
        this.key = key;
        this.form = Form.CHOICE;
        this.choices = List.of(choices);
    }

    public static Optional<RunSetting> named(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    /** Its name, with hyphens. */
    public String key() {
        return key;
    }

    public Form form() {
        return form;
    }

    /** The values that it can have, as help lists them; empty unless it is a {@link Form#CHOICE}. */
    public List<String> choices() {
        return choices;
    }

    /** Whether it can have this text as a value. */
    public boolean allows(String value) {
        return form == Form.CHOICE ? choices.contains(value) : value.indexOf('\n') < 0;
    }

    /** What values it takes, as the end of a sentence. */
    public String expectation() {
        return switch (form) {
            case SWITCH -> "true or false";
            case CHOICE -> "one of " + String.join(", ", choices);
            case TEXT -> "a text of one line";
            case PATTERNS -> "patterns of files";
        };
    }
}
