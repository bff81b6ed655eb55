package dev.caretline.engine.session;

import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.Frame;
import dev.caretline.locations.traceback.RaisedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Python code raised an exception that nobody caught. The session goes on.
 *
 * <p>The stack trace begins with the Python frames, the innermost first: {@code python.invoices.price_of(invoices.py:11)}.
 */
public final class PythonException extends SessionException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final String type;
    private final String rendered;
    private final transient PythonRun run;

    PythonException(Failure failure, String rendered, PythonRun run) {
        super(message(failure.rootException()));
        this.failure = failure;
        this.type = failure.rootException().type().displayName();
        this.rendered = rendered;
        this.run = run;
        setStackTrace(withPythonFrames(failure.rootException(), getStackTrace()));
    }

    /** The traceback: this exception, its causes and contexts, their frames and the values in them. */
    public Failure traceback() {
        return failure;
    }

    /** The class of the exception, as tracebacks name it: {@code KeyError}, {@code json.decoder.JSONDecodeError}. */
    public String pythonType() {
        return type;
    }

    /** Whether it is, or derives from, the built-in exception of this name. */
    public boolean isA(String builtin) {
        return failure.rootException().type().isA(builtin);
    }

    /** The traceback as text, in the style of the session; ends with a line end. */
    public String rendered() {
        return rendered;
    }

    /** What the code had written until then. */
    public PythonRun run() {
        return run;
    }

    private static String message(RaisedException exception) {
        String type = exception.type().displayName();
        return exception
                .message()
                .filter(m -> !m.isEmpty())
                .map(m -> type + ": " + m)
                .orElse(type);
    }

    private static StackTraceElement[] withPythonFrames(RaisedException exception, StackTraceElement[] java) {
        List<StackTraceElement> all = new ArrayList<>();
        exception.stack().ifPresent(stack -> stack.frames().forEach(frame -> all.add(element(frame))));
        Collections.reverse(all);
        Collections.addAll(all, java);
        return all.toArray(StackTraceElement[]::new);
    }

    private static StackTraceElement element(Frame frame) {
        String path = frame.code().filename();
        String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        String module = file.endsWith(".py") ? file.substring(0, file.length() - ".py".length()) : file;
        return new StackTraceElement("python." + module, frame.code().qualname(), file, frame.line());
    }
}
