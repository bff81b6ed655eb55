package dev.caretline.locations.traceback.log;

import dev.caretline.locations.code.ByteSequence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Copies a log, and has the tracebacks in it drawn anew. Every byte that is not part of a traceback stays as it is. The
 * memory needed does not grow with the log, nor with its lines.
 */
public final class TracebackLog {
    private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;:?]*[A-Za-z]");
    private static final String PLAIN_HEADER = "Traceback (most recent call last):";
    private static final int MAX_PENDING = 4 << 20; // bytes

    /** Draws a traceback. */
    public interface Drawing {
        /** The lines to put in its place, without prefix, each with its line feed; empty to leave it as it is. */
        Optional<String> draw(LoggedTraceback traceback);
    }

    private final OutputStream out;
    private final Drawing drawing;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private Optional<TracebackGrammar> grammar = Optional.empty();

    private TracebackLog(OutputStream out, Drawing drawing) {
        this.out = out;
        this.drawing = drawing;
    }

    /** Reads to the end of {@code in}, and flushes {@code out} before it waits for more; nothing is closed. */
    public static void copy(InputStream in, OutputStream out, Drawing drawing) throws IOException {
        TracebackLog log = new TracebackLog(out, drawing);
        LogLines lines = new LogLines(in, out);
        for (Optional<LogLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            log.take(line.get());
        }
        log.leave();
        out.flush();
    }

    private void take(LogLines.Line line) throws IOException {
        if (!line.isWhole()) {
            leave();
            write(line.bytes());
            return;
        }
        String text = text(line.bytes());
        if (grammar.isPresent()) {
            TracebackGrammar.Step step = grammar.get().next(text);
            if (step == TracebackGrammar.Step.DONE) {
                keep(line.bytes());
                draw(grammar.get().result());
                return;
            }
            if (step == TracebackGrammar.Step.MORE && pending.size() < MAX_PENDING) {
                keep(line.bytes());
                return;
            }
            leave();
        }
        grammar = TracebackGrammar.start(text);
        if (grammar.isPresent()) {
            keep(line.bytes());
        } else {
            write(line.bytes());
        }
    }

    /** Without colours and line end. */
    private static String text(ByteSequence bytes) {
        String text = new String(bytes.toArray(), StandardCharsets.UTF_8);
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        String line = text.substring(0, end);
        return line.indexOf('\u001b') < 0 ? line : ANSI.matcher(line).replaceAll("");
    }

    private void keep(ByteSequence line) {
        pending.writeBytes(line.toArray());
    }

    private void write(ByteSequence line) throws IOException {
        out.write(line.toArray());
    }

    /** What was kept is no traceback. */
    private void leave() throws IOException {
        pending.writeTo(out);
        pending.reset();
        grammar = Optional.empty();
    }

    private void draw(LoggedTraceback traceback) throws IOException {
        Optional<String> drawn = drawing.draw(traceback);
        if (drawn.isEmpty()) {
            leave();
            return;
        }
        pending.reset();
        grammar = Optional.empty();
        String prefix = traceback.headPrefix();
        for (String line : withHeader(drawn.get(), traceback.header()).split("(?<=\n)")) {
            out.write((prefix + line).getBytes(StandardCharsets.UTF_8));
            prefix = traceback.prefix();
        }
    }

    /** A group is drawn like an exception that is none: its header is kept. */
    private static String withHeader(String drawn, String header) {
        return drawn.startsWith(PLAIN_HEADER) && !header.isEmpty()
                ? header + drawn.substring(PLAIN_HEADER.length())
                : drawn;
    }
}
