package dev.caretline.cli;

import dev.caretline.grammar.source.SyntaxProblem;
import dev.caretline.locations.render.SyntaxErrorText;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.fusesource.jansi.internal.CLibrary;

/**
 * The three streams of the command, in UTF-8, and whether to write colours on them. Output is buffered: {@link #close}
 * or {@link PrintWriter#flush} sends it off.
 */
public final class Console implements AutoCloseable {
    /** What was written could not be delivered. */
    static final class OutputException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutputException(IOException cause) {
            super(cause.getMessage(), cause);
        }

        /** Whether the reader has gone, as {@code head} does: then the command ends without a word. */
        boolean isBrokenPipe() {
            return "Broken pipe".equals(getMessage());
        }
    }

    /** Set by the launcher, which asks the shell at no cost: the letters of {@code o}ut and {@code e}rr if terminals. */
    private static final String TERMINALS = System.getProperty("caretline.tty", "?");

    private final InputStream in;
    private final PrintWriter out;
    private final PrintWriter err;

    private Console(InputStream in, OutputStream out, OutputStream err) {
        this.in = in;
        this.out = new PrintWriter(new PipeWriter(out));
        this.err = new PrintWriter(new PipeWriter(err), true);
    }

    static Console ofSystem() {
        return new Console(
                System.in, new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
    }

    public InputStream in() {
        return in;
    }

    public PrintWriter out() {
        return out;
    }

    public PrintWriter err() {
        return err;
    }

    /** Writes a syntax error to standard error, after what was written to standard output. */
    void show(SyntaxProblem problem, String file) {
        out.flush();
        err.print(SyntaxErrorText.render(problem, InputFile.shownName(file)));
        err.flush();
    }

    public boolean outColours() {
        return colours('o', 1);
    }

    public boolean errColours() {
        return colours('e', 2);
    }

    /** Whether standard error is a terminal that understands cursor movements. */
    public boolean errIsTerminal() {
        return isTerminal('e', 2) && !"dumb".equals(System.getenv("TERM"));
    }

    /** {@code NO_COLOR} wins over {@code FORCE_COLOR}, as in CPython's {@code _colorize}; both count when not empty. */
    private static boolean colours(char letter, int descriptor) {
        if (isSet("NO_COLOR")) {
            return false;
        }
        if (isSet("FORCE_COLOR")) {
            return true;
        }
        return isTerminal(letter, descriptor) && !"dumb".equals(System.getenv("TERM"));
    }

    private static boolean isTerminal(char letter, int descriptor) {
        return TERMINALS.equals("?") ? CLibrary.isatty(descriptor) == 1 : TERMINALS.indexOf(letter) >= 0;
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isEmpty();
    }

    @Override
    public void close() {
        out.flush();
        err.flush();
    }

    /** A {@link PrintWriter} swallows every {@link IOException}; this writer throws something that it does not know. */
    private static final class PipeWriter extends Writer {
        private final Writer target;

        PipeWriter(OutputStream stream) {
            target = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
        }

        @Override
        public void write(char[] chars, int offset, int length) {
            attempt(() -> target.write(chars, offset, length));
        }

        @Override
        public void flush() {
            attempt(target::flush);
        }

        @Override
        public void close() {
            attempt(target::close);
        }

        private interface Output {
            void run() throws IOException;
        }

        private static void attempt(Output output) {
            try {
                output.run();
            } catch (IOException e) {
                throw new OutputException(e);
            }
        }
    }
}
