package dev.caretline.engine.session;

import dev.caretline.engine.server.FailureRenderer;
import dev.caretline.locations.plain.MalformedPlainException;
import dev.caretline.locations.plain.PlainValue;
import dev.caretline.locations.traceback.Failure;
import dev.caretline.locations.traceback.TracebackReader;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** What the answers of the agent mean. */
final class Answers {
    private Answers() {}

    /**
     * The result's body.
     *
     * @throws PythonException if the code raised
     * @throws PythonExitException if the code asked to end
     */
    static PlainValue result(Dialogue.Answer answer) {
        PlainValue body = answer.frame().body();
        return switch (answer.frame().kind()) {
            case SessionFrames.RESULT -> body;
            case SessionFrames.FAILED -> throw failure(answer);
            case SessionFrames.EXITED -> throw exit(body, answer.run());
            default ->
                throw new SessionException(
                        "an answer that is not known: " + answer.frame().kind());
        };
    }

    private static PythonExitException exit(PlainValue body, PythonRun run) {
        // A status may be any int; what does not fit is cut, as the system would.
        int status = body.get("status") instanceof PlainValue.Int number
                ? number.value().intValue()
                : 1;
        return new PythonExitException(
                status, body.get("message").isNone() ? "" : body.get("message").text(), run);
    }

    /** The exception of the code; or one with the text alone, if the agent could not describe it. */
    static SessionException failure(Dialogue.Answer answer) {
        PlainValue body = answer.frame().body();
        String text = body.get("text").text();
        try {
            Failure failure = TracebackReader.read(body.get("tree"));
            return new PythonException(failure, rendered(body).orElse(text), answer.run());
        } catch (MalformedPlainException e) {
            return new SessionException("Python failed, and its traceback cannot be read: " + text, e);
        }
    }

    /** In the session's style; empty if there is no renderer, or it does not get on with this failure. */
    private static Optional<String> rendered(PlainValue body) {
        try {
            PlainValue failure = PlainValue.of(Map.of("kind", PlainValue.of("main"), "tree", body.get("tree")));
            return ServiceLoader.load(FailureRenderer.class, FailureRenderer.class.getClassLoader())
                    .findFirst()
                    .map(renderer -> renderer.render(failure, body.get("options")));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
