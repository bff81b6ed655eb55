package dev.caretline.engine.session;

import dev.caretline.engine.CaretlineException;
import dev.caretline.engine.files.FolderTree;
import dev.caretline.engine.protocol.Frame;
import dev.caretline.engine.protocol.FrameChannel;
import dev.caretline.engine.protocol.FrameKind;
import dev.caretline.engine.sockets.LocalListener;
import dev.caretline.locations.plain.MalformedPlainException;
import dev.caretline.locations.plain.PlainValue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** From a session's options to a process of Python whose agent has called. */
final class SessionStart {
    private static final Duration TIME_TO_START = Duration.ofSeconds(60);

    private SessionStart() {}

    /** @throws CaretlineException if there is no interpreter, or it does not start */
    static Dialogue start(SessionOptions options) {
        Path folder;
        try {
            folder = PythonProcess.newFolder();
        } catch (IOException e) {
            throw new SessionException("no folder for the session's sockets: " + e.getMessage(), e);
        }
        boolean isStarted = false;
        Path socket = folder.resolve("session");
        try (LocalListener listener = LocalListener.open(socket)) {
            PythonProcess process = PythonProcess.start(options, socket, folder);
            Dialogue dialogue = new Dialogue(process, connect(process, listener, options.grace()), options.grace());
            isStarted = true;
            return dialogue;
        } catch (IOException e) {
            throw new SessionException("Python could not be started: " + e.getMessage(), e);
        } finally {
            if (!isStarted) {
                FolderTree.delete(folder);
            }
        }
    }

    private static FrameChannel connect(PythonProcess process, LocalListener listener, Duration grace) {
        CompletableFuture<FrameChannel> called = new CompletableFuture<>();
        Dialogue.thread("python call", () -> accept(listener, called));
        CompletableFuture<Optional<FrameChannel>> calledOrEnded = called.thenApply(Optional::of)
                .applyToEither(process.onExit().thenApply(ended -> Optional.empty()), connection -> connection);
        try {
            Optional<FrameChannel> connection = calledOrEnded.get(TIME_TO_START.toMillis(), TimeUnit.MILLISECONDS);
            if (connection.isPresent()) {
                return connection.get();
            }
            throw notStarted(process, grace, new IOException("the process has ended"));
        } catch (ExecutionException | TimeoutException e) {
            throw notStarted(process, grace, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notStarted(process, grace, e);
        }
    }

    private static SessionException notStarted(PythonProcess process, Duration grace, Exception reason) {
        process.kill();
        process.end(grace);
        String said = process.run(1, System.nanoTime()).errors().text().strip();
        process.close();
        return new SessionException(
                process.interpreter().executable() + " did not start a session" + (said.isEmpty() ? "" : ":\n" + said),
                reason);
    }

    private static void accept(LocalListener listener, CompletableFuture<FrameChannel> called) {
        try {
            while (!called.isDone()) {
                FrameChannel connection = new FrameChannel(listener.acceptAdmitted());
                if (isReady(connection.read())) {
                    called.complete(connection);
                } else {
                    connection.close();
                }
            }
        } catch (IOException | MalformedPlainException e) {
            called.completeExceptionally(e);
        }
    }

    private static boolean isReady(Optional<Frame> frame) {
        return frame.filter(f -> f.kind() == SessionFrames.READY
                        && f.body().get("protocol").equals(PlainValue.of(FrameKind.PROTOCOL)))
                .isPresent();
    }
}
