package dev.caretline.engine.server;

import dev.caretline.engine.protocol.Frame;
import dev.caretline.engine.protocol.FrameKind;
import dev.caretline.locations.plain.MalformedPlainException;
import dev.caretline.locations.plain.PlainValue;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One connection: a hello, then questions one after the other until the other side closes. */
final class Conversation {
    private static final long WORKING_MILLIS = 500;
    private static final ScheduledExecutorService CLOCK = clock();

    private final InputStream in;
    private final OutputStream out;
    private final Map<Integer, Question> questions;

    Conversation(SocketChannel channel, Map<Integer, Question> questions) {
        in = new BufferedInputStream(Channels.newInputStream(channel));
        out = Channels.newOutputStream(channel);
        this.questions = questions;
    }

    void run() throws IOException {
        try {
            Optional<Frame> hello = Frame.read(in);
            if (hello.isEmpty() || !isUnderstood(hello.get())) {
                return;
            }
            for (Optional<Frame> frame = Frame.read(in); frame.isPresent(); frame = Frame.read(in)) {
                send(answer(frame.get()));
            }
        } catch (MalformedPlainException e) {
            send(refusal(0, String.valueOf(e.getMessage())));
        }
    }

    private boolean isUnderstood(Frame hello) throws IOException {
        if (hello.kind() == FrameKind.HELLO && hello.body().get("protocol").equals(PlainValue.of(FrameKind.PROTOCOL))) {
            return true;
        }
        send(refusal(hello.id(), "this server speaks protocol " + FrameKind.PROTOCOL));
        return false;
    }

    private Frame answer(Frame frame) {
        Question question = questions.get(frame.kind());
        if (question == null) {
            return refusal(frame.id(), "no question is numbered " + frame.kind());
        }
        ScheduledFuture<?> working = CLOCK.scheduleAtFixedRate(
                () -> sayWorking(frame.id()), WORKING_MILLIS, WORKING_MILLIS, TimeUnit.MILLISECONDS);
        try {
            return new Frame(FrameKind.DONE, frame.id(), question.answer(frame.body()));
        } catch (Question.RefusedException e) {
            return refusal(frame.id(), String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // A defect of ours, or a source that is too much for us: the program goes on without.
            return refusal(frame.id(), e.toString());
        } finally {
            working.cancel(false);
        }
    }

    private void sayWorking(int id) {
        try {
            send(new Frame(FrameKind.WORKING, id, PlainValue.of(Map.of())));
        } catch (IOException e) {
            // Whoever asked has gone; the answer will not arrive either.
        }
    }

    private static Frame refusal(int id, String reason) {
        return new Frame(FrameKind.REFUSED, id, PlainValue.of(Map.of("reason", PlainValue.of(reason))));
    }

    private void send(Frame frame) throws IOException {
        synchronized (out) {
            frame.write(out);
        }
    }

    private static ScheduledExecutorService clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "working");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }
}
