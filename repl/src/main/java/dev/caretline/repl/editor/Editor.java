package dev.caretline.repl.editor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Reads inputs at the user's terminal; prints above the line that is being typed. */
public final class Editor implements AutoCloseable {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    /** Ctrl-C at the prompt. */
    public static final class InterruptedInputException extends Exception {
        private static final long serialVersionUID = 1L;

        InterruptedInputException() {
            super("", null, false, false);
        }
    }

    private final Terminal terminal;
    private final BlockReader reader;
    private final HistoryFile history;
    private final Attributes usual;
    private String unfinished = "";

    private Editor(Terminal terminal, BlockReader reader, HistoryFile history) {
        this.terminal = terminal;
        this.reader = reader;
        this.history = history;
        this.usual = terminal.getAttributes();
        // While code runs Ctrl-C means the code, which the terminal tells by itself.
        terminal.handle(Terminal.Signal.INT, signal -> {});
    }

    /**
     * The editor on this process's terminal.
     *
     * @param colors whether to colour what is typed
     * @param completions what Tab offers
     * @param suspend stops this job until the shell lets it go on
     */
    public static Editor open(HistoryFile history, boolean colors, Completion.Source completions, Runnable suspend)
            throws IOException {
        Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .jni(true)
                .exec(false)
                .dumb(true)
                .signalHandler(Terminal.SignalHandler.SIG_DFL)
                .build();
        if (terminal.getWidth() <= 0 || terminal.getHeight() <= 0) {
            terminal.setSize(new Size(COLUMNS, ROWS));
        }
        BlockReader reader = new BlockReader(terminal, suspend);
        reader.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        reader.option(LineReader.Option.AUTO_FRESH_LINE, true);
        // In a menu Enter would choose, and not run.
        reader.unsetOpt(LineReader.Option.AUTO_MENU);
        reader.unsetOpt(LineReader.Option.HISTORY_REDUCE_BLANKS);
        reader.unsetOpt(LineReader.Option.HISTORY_IGNORE_SPACE);
        InputParser parser = new InputParser(completions);
        reader.setParser(parser);
        reader.setCompleter(parser);
        if (colors) {
            reader.setHighlighter(new PythonHighlighter());
        }
        history.read().forEach(reader.getHistory()::add);
        return new Editor(terminal, reader, history);
    }

    /**
     * The next input; empty at the end, Ctrl-D.
     *
     * @param initial what it begins with
     * @throws InterruptedInputException for Ctrl-C
     */
    public Optional<String> read(String prompt, String continuation, String initial) throws InterruptedInputException {
        terminal.setAttributes(usual);
        reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, continuation.replace("%", "%%"));
        try {
            String text = reader.readLine(prompt, null, (Character) null, initial);
            printUnfinished();
            if (!text.isBlank()) {
                history.add(text.stripTrailing());
            }
            return Optional.of(text);
        } catch (UserInterruptException e) {
            throw new InterruptedInputException();
        } catch (EndOfFileException e) {
            return Optional.empty();
        }
    }

    /** Cells of a line. */
    public int columns() {
        return terminal.getWidth();
    }

    /** Whether the terminal's encoding has a character. */
    public boolean canShow(char character) {
        return terminal.encoding().newEncoder().canEncode(character);
    }

    /** Adds an entry to the history. */
    public void remember(String entry) {
        reader.getHistory().add(entry);
        history.add(entry);
    }

    /** What was entered in this and earlier sessions, the oldest first. */
    public List<String> history() {
        List<String> entries = new ArrayList<>();
        reader.getHistory().forEach(entry -> entries.add(entry.line()));
        return entries;
    }

    /** Runs a program on the terminal and waits for it; its exit status, or −1 if there is no such program. */
    public int execute(List<String> command) {
        terminal.setAttributes(usual);
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException | InterruptedException e) {
            return -1;
        }
    }

    /** Writes whole lines to the terminal, above the line that is being typed. */
    public synchronized void printAbove(String text) {
        unfinished += text;
        int end = unfinished.lastIndexOf('\n');
        if (end >= 0) {
            String lines = unfinished.substring(0, end);
            unfinished = unfinished.substring(end + 1);
            if (reader.isReading()) {
                reader.printAbove(lines);
            } else {
                print(lines + "\n");
            }
        }
    }

    /** Writes what has not become a line of its own while the user typed. */
    private synchronized void printUnfinished() {
        print(unfinished);
        unfinished = "";
    }

    /** Writes where the cursor is. */
    public void print(String text) {
        terminal.writer().print(text);
        terminal.flush();
    }

    @Override
    public void close() {
        try {
            terminal.setAttributes(usual);
            terminal.close();
        } catch (IOException e) {
            // It has gone.
        }
    }
}
