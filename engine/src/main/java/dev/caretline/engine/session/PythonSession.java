package dev.caretline.engine.session;

import dev.caretline.engine.CaretlineException;
import dev.caretline.engine.interpreter.Interpreter;
import dev.caretline.locations.plain.PlainValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A CPython in a process of its own, which runs what this Java program asks for.
 *
 * <pre>{@code
 * try (PythonSession python = PythonSession.open()) {
 *     python.assign("prices", Map.of("tea", 3));
 *     python.execute("def total(order): return sum(prices[article] * n for article, n in order)");
 *     long total = python.evaluate("total([('tea', 2)])").asLong();
 * }
 * }</pre>
 *
 * <p>Code runs in {@code __main__}, which keeps its names between calls, on the main thread of the process, one call after
 * the other: calls of several threads wait for each other. A call that fails leaves the session as it is, unless the process
 * ended with it. Every method may be called on any thread.
 *
 * <p>Every call throws {@link PythonException} if the code raised, {@link PythonExitException} if it asked to end,
 * {@link PythonTimeoutException} if it took too long, {@link PythonCrashException} if the process died, and a plain
 * {@link SessionException} if the session is closed or the calling thread was interrupted (then so was Python).
 */
public final class PythonSession implements AutoCloseable {
    private final Dialogue dialogue;
    private final Optional<Duration> timeout;
    private final AtomicInteger snippets;

    private PythonSession(Dialogue dialogue, Optional<Duration> timeout, AtomicInteger snippets) {
        this.dialogue = dialogue;
        this.timeout = timeout;
        this.snippets = snippets;
    }

    /** One with everything as usual: {@code builder().open()}. */
    public static PythonSession open() {
        return builder().open();
    }

    public static PythonSessionBuilder builder() {
        return new PythonSessionBuilder();
    }

    /** @throws CaretlineException if there is no interpreter, or it does not start */
    static PythonSession open(SessionOptions options) {
        return new PythonSession(SessionStart.start(options), options.timeout(), new AtomicInteger());
    }

    /** This session, with another time for each call; closing one closes both. */
    public PythonSession within(Duration time) {
        return new PythonSession(dialogue, Optional.of(time), snippets);
    }

    /** This session, with methods that do not wait; closing one closes both. */
    public AsyncPythonSession async() {
        return new AsyncPythonSession(this);
    }

    /** Runs statements. */
    public PythonRun execute(String code) {
        return run(SessionFrames.EXECUTE, snippet(code));
    }

    /** The value of an expression. */
    public PythonValue evaluate(String expression) {
        Dialogue.Answer answer = dialogue.ask(SessionFrames.EVALUATE, snippet(expression), timeout);
        PlainValue body = Answers.result(answer);
        boolean isPlain = body.entries().containsKey(PlainValue.of("value"));
        return new PythonValue(
                body.get("type").text(),
                body.get("repr").text(),
                isPlain ? Optional.of(body.get("value")) : Optional.empty(),
                answer.run());
    }

    /**
     * Runs a file as {@code python FILE ARGUMENTS...} does, in a {@code __main__} of its own.
     *
     * @param file relative to the working folder of the session
     */
    public PythonRun runFile(Path file, String... arguments) {
        return run(SessionFrames.FILE, Map.of("path", PlainValue.of(file.toString()), "arguments", texts(arguments)));
    }

    /** Runs a module as {@code python -m MODULE ARGUMENTS...} does, in a {@code __main__} of its own. */
    public PythonRun runModule(String module, String... arguments) {
        return run(SessionFrames.MODULE, Map.of("name", PlainValue.of(module), "arguments", texts(arguments)));
    }

    /**
     * Gives a value to a name.
     *
     * @param value null, a Boolean, a number, a CharSequence, a byte[], a List or a Map of such, which arrive as None, bool,
     *     int or float, str, bytes, list, dict
     * @throws IllegalArgumentException if it is something else, or the name is no name
     */
    public void assign(String name, @Nullable Object value) {
        if (!name.codePoints().allMatch(Character::isUnicodeIdentifierPart) || name.isEmpty()) {
            throw new IllegalArgumentException("no name: " + name);
        }
        run(SessionFrames.ASSIGN, Map.of("values", PlainValue.of(Map.of(name, PythonValue.ofJava(value)))));
    }

    /** Raises {@code KeyboardInterrupt} in the code that runs, as Ctrl-C does; nothing if none does. */
    public void interrupt() {
        dialogue.interrupt();
    }

    public Interpreter interpreter() {
        return dialogue.interpreter();
    }

    /** The process: to watch it, not to end it. */
    public ProcessHandle process() {
        return dialogue.handle();
    }

    /** Whether calls can still be made: false once it is closed, or its process has ended. */
    public boolean isOpen() {
        return dialogue.isOpen();
    }

    /** Interrupts what runs, lets Python end as a program does, and kills it if that takes too long. */
    @Override
    public void close() {
        dialogue.close();
    }

    private PythonRun run(int kind, Map<String, PlainValue> body) {
        Dialogue.Answer answer = dialogue.ask(kind, body, timeout);
        Answers.result(answer);
        return answer.run();
    }

    /** Each has a name of its own, under which tracebacks find its source. */
    private Map<String, PlainValue> snippet(String code) {
        Map<String, PlainValue> body = new LinkedHashMap<>();
        body.put("source", PlainValue.of(code));
        body.put("name", PlainValue.of("<session " + snippets.incrementAndGet() + ">"));
        return body;
    }

    private static PlainValue texts(String... texts) {
        List<PlainValue> items = Stream.of(texts).map(PlainValue::of).toList();
        return PlainValue.of(items);
    }
}
