package dev.caretline.repl.editor;

import java.io.IOException;
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
     * @param suspend stops this job until the shell lets it go on
     */
    public static Editor open(HistoryFile history, boolean colors, Runnable suspend) throws IOException {
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
        reader.unsetOpt(LineReader.Option.HISTORY_REDUCE_BLANKS);
        reader.unsetOpt(LineReader.Option.HISTORY_IGNORE_SPACE);
        if (colors) {
            reader.setHighlighter(new PythonHighlighter());
        }
        history.read().forEach(reader.getHistory()::add);
        return new Editor(terminal, reader, history);
    }

    /**
     * The next input; empty at the end, Ctrl-D.
     *
     * @throws InterruptedInputException for Ctrl-C
     */
    public Optional<String> read(String prompt, String continuation) throws InterruptedInputException {
        terminal.setAttributes(usual);
        reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, continuation.replace("%", "%%"));
        try {
            String text = reader.readLine(prompt);
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

    /** Writes to the terminal, above the line that is being typed. */
    public void printAbove(String text) {
        if (reader.isReading()) {
            reader.printAbove(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
        } else {
            print(text);
        }
    }

    /** Writes where the cursor is. */
    public void print(String text) {
        terminal.writer().print(text);
        terminal.flush();
    }

    /** Ends the editing of blocks as CPython does: {@code vi} or {@code emacs} keys. */
    public void useKeys(String mode) {
        reader.getKeyMaps()
                .put(LineReader.MAIN, reader.getKeyMaps().get(mode.equals("vi") ? LineReader.VIINS : LineReader.EMACS));
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
