package dev.caretline.cli.compile;

import java.io.PrintWriter;

/** One status line that says how far long work has come; drawn over itself, and gone when the work ends. */
public final class Progress {
    private static final int BAR_CELLS = 30;
    private static final long REDRAW_NANOS = 80_000_000;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter terminal;
    private final boolean shown;
    private final int total;
    private final String label;
    private long nextDraw = System.nanoTime() + REDRAW_NANOS;

    /** @param shown whether the writer is a terminal; otherwise nothing is ever drawn */
    public Progress(PrintWriter terminal, boolean shown, int total) {
        this(terminal, shown, total, "");
    }

    /** @param label stands before the bar */
    public Progress(PrintWriter terminal, boolean shown, int total, String label) {
        this.terminal = terminal;
        this.shown = shown;
        this.total = total;
        this.label = label;
    }

    /** @param done how many of the total are done */
    public void update(int done) {
        if (shown && System.nanoTime() >= nextDraw) {
            int cells = (int) ((long) BAR_CELLS * done / Math.max(1, total));
            terminal.print(CLEAR_LINE + label + "[" + "#".repeat(cells) + " ".repeat(BAR_CELLS - cells) + "] " + done
                    + "/" + total);
            terminal.flush();
            nextDraw = System.nanoTime() + REDRAW_NANOS;
        }
    }

    /** Makes room for a message, and at the end. */
    public void clear() {
        if (shown) {
            terminal.print(CLEAR_LINE);
            terminal.flush();
            nextDraw = System.nanoTime() + REDRAW_NANOS;
        }
    }
}
