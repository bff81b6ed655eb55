package dev.caretline.repl.editor;

import dev.caretline.repl.input.InputText;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/**
 * JLine's reader with the keys of a prompt for blocks. While it edits, the terminal sends no signals: Ctrl-C and Ctrl-Z are
 * keys, so that they reach neither Python nor its children.
 */
final class BlockReader extends LineReaderImpl {
    private static final int INDENT = 4;

    private Runnable suspend = () -> {};
    private String prefix = "";
    private String shown = "";
    private int place;
    private boolean searching;

    BlockReader(Terminal terminal) {
        super(terminal, "caretline", new HashMap<>());
        widgets.put(LineReader.CALLBACK_INIT, this::begin);
        // Under the names by which JLine's searches know the keys that end or change them.
        widgets.put(LineReader.ACCEPT_LINE, this::enter);
        widgets.put(LineReader.BACKWARD_DELETE_CHAR, this::backspace);
        widgets.put(LineReader.SEND_BREAK, this::interrupt);
        for (String map : List.of(LineReader.EMACS, LineReader.VIINS)) {
            bind(keys(map));
        }
        keys(LineReader.EMACS).bind(widget(this::interrupt), KeyMap.ctrl('C'));
        keys(LineReader.VIINS).bind(new Reference(LineReader.SEND_BREAK), KeyMap.ctrl('C'));
        keys(LineReader.VICMD).bind(new Reference(LineReader.ACCEPT_LINE), "\r", "\n");
        keys(LineReader.VICMD).bind(new Reference(LineReader.SEND_BREAK), KeyMap.ctrl('C'));
    }

    void serve(Editor.Session session) {
        InputParser words = new InputParser(session.completions());
        setParser(words);
        setCompleter(words);
        suspend = session.suspend();
    }

    private KeyMap<Binding> keys(String map) {
        return Objects.requireNonNull(getKeyMaps().get(map));
    }

    private void bind(KeyMap<Binding> keys) {
        keys.bind(new Reference(LineReader.ACCEPT_LINE), "\r", "\n");
        keys.bind(widget(this::newLine), "\033\r", "\033\n");
        keys.bind(widget(this::tab), "\t");
        keys.bind(new Reference(LineReader.BACKWARD_DELETE_CHAR), KeyMap.del(), KeyMap.ctrl('H'));
        keys.bind(widget(this::stop), KeyMap.ctrl('Z'));
        keys.bind(widget(this::endTypedAhead), KeyMap.ctrl('@'));
        keys.bind(widget(this::up), "\033[A", "\033OA", KeyMap.ctrl('P'));
        keys.bind(widget(this::down), "\033[B", "\033OB", KeyMap.ctrl('N'));
        keys.bind(new Reference(LineReader.HISTORY_INCREMENTAL_SEARCH_BACKWARD), KeyMap.ctrl('R'));
    }

    /** By a name: where JLine reads keys itself, as below a list of completions, it drops those without. */
    private Binding widget(Widget widget) {
        String name = "caretline-" + widgets.size();
        widgets.put(name, widget);
        return new Reference(name);
    }

    private boolean begin() {
        searching = false;
        // One that was meant for code that has just ended may still arrive.
        terminal.handle(Terminal.Signal.INT, signal -> {});
        withoutSignals();
        return true;
    }

    private void withoutSignals() {
        Attributes attributes = terminal.getAttributes();
        attributes.setLocalFlag(Attributes.LocalFlag.ISIG, false);
        terminal.setAttributes(attributes);
    }

    private boolean interrupt() {
        state = State.INTERRUPT;
        return true;
    }

    private boolean stop() {
        Attributes editing = terminal.getAttributes();
        Attributes signals = new Attributes(editing);
        signals.setLocalFlags(
                java.util.EnumSet.of(Attributes.LocalFlag.ISIG, Attributes.LocalFlag.ICANON, Attributes.LocalFlag.ECHO),
                true);
        signals.setInputFlag(Attributes.InputFlag.ICRNL, true);
        terminal.setAttributes(signals);
        suspend.run();
        terminal.setAttributes(editing);
        redrawLine();
        return true;
    }

    /** What a Ctrl-D has become that was typed while code ran: the terminal had taken it for the end of a line then. */
    private boolean endTypedAhead() {
        if (buf.length() > 0) {
            return setMarkCommand();
        }
        state = State.EOF;
        return true;
    }

    /** Runs what is complete when the cursor is on its last line; otherwise begins a new line. */
    private boolean enter() {
        String text = buf.toString();
        boolean atEnd = text.indexOf('\n', buf.cursor()) < 0;
        if (text.startsWith(":") || (atEnd && InputText.isComplete(text))) {
            buf.cursor(buf.length());
            return acceptLine();
        }
        return newLine();
    }

    private boolean newLine() {
        buf.write("\n" + InputText.nextIndent(buf.substring(0, buf.cursor())));
        return true;
    }

    private boolean tab() {
        int column = blanksBefore();
        if (column >= 0) {
            buf.write(" ".repeat(INDENT - column % INDENT));
            return true;
        }
        return expandOrComplete();
    }

    private boolean backspace() {
        int column = blanksBefore();
        int count = column <= 0 ? 1 : (column - 1) % INDENT + 1;
        return buf.backspace(count) > 0;
    }

    /** How many blanks are before the cursor on its line, if nothing else is; -1 otherwise. */
    private int blanksBefore() {
        String before = buf.substring(0, buf.cursor());
        String line = before.substring(before.lastIndexOf('\n') + 1);
        return line.isBlank() && !line.contains("\t") ? line.length() : -1;
    }

    private boolean up() {
        return upLine() || search(-1);
    }

    private boolean down() {
        return downLine() || search(1);
    }

    /** The nearest entry of the history that starts with what was typed. */
    private boolean search(int step) {
        String text = buf.toString();
        if (!searching || !text.equals(shown)) {
            searching = true;
            prefix = text;
            place = history.last() + 1;
        }
        for (int i = place + step; i >= history.first() && i <= history.last(); i += step) {
            String entry = history.get(i);
            if (entry.startsWith(prefix) && !entry.equals(text)) {
                return show(entry, i);
            }
        }
        return step > 0 && place <= history.last() && show(prefix, history.last() + 1);
    }

    private boolean show(String text, int at) {
        place = at;
        shown = text;
        setBuffer(text);
        return true;
    }
}
