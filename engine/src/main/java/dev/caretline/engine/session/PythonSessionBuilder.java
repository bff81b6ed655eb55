package dev.caretline.engine.session;

import dev.caretline.engine.CaretlineException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a session shall be like. As it is: the usual interpreter, the environment and working folder of this process, no
 * input, output captured, no timeout, assertions explained, values of sub-expressions not kept.
 */
public final class PythonSessionBuilder {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private Optional<String> python = Optional.empty();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private Optional<Path> folder = Optional.empty();
    private PythonInput input = PythonInput.none();
    private PythonOutput output = PythonOutput.capture();
    private PythonOutput errors = PythonOutput.capture();
    private Optional<Duration> timeout = Optional.empty();
    private Duration grace = GRACE;
    private final Map<String, String> settings = new LinkedHashMap<>();

    PythonSessionBuilder() {}

    /** The interpreter: a program, the folder of an environment, a version such as 3.11, or {@code embedded}. */
    public PythonSessionBuilder python(String pathOrVersion) {
        python = Optional.of(pathOrVersion);
        return this;
    }

    /** A variable of the environment. */
    public PythonSessionBuilder variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** The working folder, which modules are found in. */
    public PythonSessionBuilder folder(Path workingFolder) {
        folder = Optional.of(workingFolder);
        return this;
    }

    public PythonSessionBuilder input(PythonInput standardInput) {
        input = standardInput;
        return this;
    }

    public PythonSessionBuilder output(PythonOutput standardOutput) {
        output = standardOutput;
        return this;
    }

    public PythonSessionBuilder errors(PythonOutput standardError) {
        errors = standardError;
        return this;
    }

    /** How long each call may take. */
    public PythonSessionBuilder timeout(Duration time) {
        timeout = Optional.of(time);
        return this;
    }

    /** How long code may take to end after it was interrupted, and the process to end when it is closed: 2 s. */
    public PythonSessionBuilder grace(Duration time) {
        grace = time;
        return this;
    }

    /** Whether an assertion that fails says what its parts were worth. */
    public PythonSessionBuilder assertions(boolean explained) {
        settings.put("assertions", explained ? "1" : "0");
        return this;
    }

    /** Whether a traceback says what each sub-expression of the failing statement was worth. */
    public PythonSessionBuilder values(boolean kept) {
        settings.put("values", kept ? "1" : "0");
        return this;
    }

    /** The style of tracebacks as text: {@code caretline}, {@code cpython-3.11}, {@code cpython-3.13}, {@code cpython-3.14}. */
    public PythonSessionBuilder style(String name) {
        settings.put("style", name);
        return this;
    }

    /**
     * Starts the interpreter.
     *
     * @throws CaretlineException if there is none, or it does not start
     */
    public PythonSession open() {
        return PythonSession.open(new SessionOptions(
                python,
                variables,
                folder,
                input,
                output,
                errors,
                timeout,
                grace,
                settings.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .toList()));
    }
}
