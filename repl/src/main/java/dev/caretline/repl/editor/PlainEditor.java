package dev.caretline.repl.editor;

import dev.caretline.repl.input.InputText;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jline.utils.Signals;

/**
 * Inputs line by line, as the terminal or an editor that pretends to be one sends them: nothing is indented, completed, moved
 * or coloured. A block ends with a blank line. What comes between the marks of a bracketed paste is one input, whatever lines
 * are in it.
 */
final class PlainEditor implements Editor {
    private static final int COLUMNS = 80;
    private static final String PASTE = "\033[200~";
    private static final String PASTED = "\033[201~";

    /** What happens while an input is waited for. */
    private record Event(Optional<String> line, boolean interrupts) {
        static final Event INTERRUPT = new Event(Optional.empty(), true);
    }

    private final HistoryFile history;
    private final List<String> entries;
    private final InputStream in = new FileInputStream(FileDescriptor.in);
    private final Charset charset = Terminals.charset();
    private final CharsetEncoder encoder = charset.newEncoder();
    private final Writer out = new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), charset);
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Semaphore wanted = new Semaphore(0);
    private final int columns;
    private volatile boolean reading;
    private boolean asked;

    PlainEditor(HistoryFile history) {
        this.history = history;
        this.entries = new ArrayList<>(history.read());
        this.columns = columnsOf(System.getenv("COLUMNS"));
        Signals.register("INT", this::interrupt);
        Thread reader = new Thread(this::readLines, "terminal");
        reader.setDaemon(true);
        reader.start();
    }

    private static int columnsOf(String named) {
        try {
            return Math.max(1, Integer.parseInt(String.valueOf(named)));
        } catch (NumberFormatException e) {
            return COLUMNS;
        }
    }

    /** The terminal itself stops jobs, and there is no key for completions. */
    @Override
    public void serve(Session session) {}

    /** While code runs Ctrl-C means the code, which the terminal tells by itself. */
    private void interrupt() {
        if (reading) {
            events.add(Event.INTERRUPT);
        }
    }

    /** Reads a line for each that is wanted, and no more: the rest may be meant for {@code input()}. */
    private void readLines() {
        try {
            while (true) {
                wanted.acquire();
                events.add(new Event(line(), false));
            }
        } catch (InterruptedException e) {
            // It is the last one.
        }
    }

    /** A line without its end; empty at the end of the input. */
    private Optional<String> line() {
        byte[] bytes = new byte[128];
        int count = 0;
        try {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            for (; next >= 0 && next != '\n'; next = in.read()) {
                if (count == bytes.length) {
                    bytes = java.util.Arrays.copyOf(bytes, 2 * count);
                }
                bytes[count++] = (byte) next;
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(new String(bytes, 0, count, charset));
    }

    @Override
    public Optional<String> read(String prompt, String continuation, String initial) throws InterruptedInputException {
        StringBuilder text = new StringBuilder(initial);
        reading = true;
        try {
            print(initial.isEmpty() ? prompt : prompt + initial.replace("\n", "\n" + continuation));
            while (true) {
                Optional<String> line = next();
                if (line.isEmpty()) {
                    return Optional.empty();
                }
                String shown = line.get();
                if (shown.startsWith(PASTE)) {
                    return entered(text + pasted(shown.substring(PASTE.length())));
                }
                text.append(shown.endsWith("\r") ? shown.substring(0, shown.length() - 1) : shown);
                if (isComplete(text.toString())) {
                    return entered(text.toString());
                }
                text.append('\n');
                print(continuation);
            }
        } finally {
            reading = false;
        }
    }

    private static boolean isComplete(String text) {
        return text.startsWith(":") || InputText.isComplete(text);
    }

    private Optional<String> entered(String text) {
        if (!text.isBlank()) {
            remember(text.stripTrailing());
        }
        return Optional.of(text);
    }

    /** All up to the mark that ends a paste. */
    private String pasted(String first) throws InterruptedInputException {
        StringBuilder text = new StringBuilder();
        String line = first;
        while (true) {
            int end = line.indexOf(PASTED);
            if (end >= 0) {
                return text.append(line, 0, end).toString();
            }
            text.append(line).append('\n');
            Optional<String> more = next();
            if (more.isEmpty()) {
                return text.toString();
            }
            line = more.get();
        }
    }

    private Optional<String> next() throws InterruptedInputException {
        if (!asked) {
            asked = true;
            wanted.release();
        }
        Event event;
        try {
            event = events.take();
        } catch (InterruptedException e) {
            event = Event.INTERRUPT;
        }
        if (event.interrupts()) {
            print("\n");
            throw new InterruptedInputException();
        }
        asked = false;
        return event.line();
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public boolean canShow(char character) {
        return encoder.canEncode(character);
    }

    @Override
    public void remember(String entry) {
        entries.add(entry);
        history.add(entry);
    }

    @Override
    public List<String> history() {
        return List.copyOf(entries);
    }

    @Override
    public int execute(List<String> command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException | InterruptedException e) {
            return -1;
        }
    }

    /** Nothing is drawn that a line could not follow. */
    @Override
    public void printAbove(String text) {
        print(text);
    }

    @Override
    public synchronized void print(String text) {
        try {
            out.write(text);
            out.flush();
        } catch (IOException e) {
            // Nobody sees it any more.
        }
    }

    @Override
    public void close() {
        // The terminal is as it was.
    }
}
