package dev.caretline.repl.editor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/** The editor of a terminal that can move its cursor: blocks are edited as a whole. */
final class ScreenEditor implements Editor {
    private final Terminal terminal;
    private final BlockReader reader;
    private final HistoryFile history;
    private final Attributes usual;
    private String unfinished = "";

    private ScreenEditor(Terminal terminal, BlockReader reader, HistoryFile history) {
        this.terminal = terminal;
        this.reader = reader;
        this.history = history;
        this.usual = terminal.getAttributes();
        // While code runs Ctrl-C means the code, which the terminal tells by itself.
        terminal.handle(Terminal.Signal.INT, signal -> {});
    }

    static Editor open(HistoryFile history, boolean colors) throws IOException {
        Terminal terminal = Terminals.open();
        BlockReader reader = new BlockReader(terminal);
        reader.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        reader.option(LineReader.Option.AUTO_FRESH_LINE, true);
        // In a menu Enter would choose, and not run.
        reader.unsetOpt(LineReader.Option.AUTO_MENU);
        reader.unsetOpt(LineReader.Option.HISTORY_REDUCE_BLANKS);
        reader.unsetOpt(LineReader.Option.HISTORY_IGNORE_SPACE);
        Inputrc.apply(reader);
        if (colors) {
            reader.setHighlighter(new PythonHighlighter());
        }
        history.read().forEach(reader.getHistory()::add);
        return new ScreenEditor(terminal, reader, history);
    }

    @Override
    public void serve(Session session) {
        reader.serve(session);
    }

    @Override
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

    @Override
    public int columns() {
        return terminal.getWidth();
    }

    @Override
    public boolean canShow(char character) {
        return terminal.encoding().newEncoder().canEncode(character);
    }

    @Override
    public void remember(String entry) {
        reader.getHistory().add(entry);
        history.add(entry);
    }

    @Override
    public List<String> history() {
        List<String> entries = new ArrayList<>();
        reader.getHistory().forEach(entry -> entries.add(entry.line()));
        return entries;
    }

    @Override
    public int execute(List<String> command) {
        terminal.setAttributes(usual);
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException | InterruptedException e) {
            return -1;
        }
    }

    @Override
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

    @Override
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
