package dev.caretline.locations.traceback.cpython;

import java.io.IOException;

/** What stands before the lines of an exception group, at one depth: the text goes out, indented. */
record Margin(int depth) {
    /** The indentation alone. */
    String indent() {
        return "  ".repeat(depth);
    }

    /** Indentation and margin of an ordinary line. */
    String text() {
        return depth == 0 ? "" : indent() + "| ";
    }

    void write(Appendable out) throws IOException {
        out.append(text());
    }
}
