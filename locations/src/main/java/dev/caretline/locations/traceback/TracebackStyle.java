package dev.caretline.locations.traceback;

import java.io.IOException;

/** A way to draw a failure. Has no state: one instance serves everybody. */
public interface TracebackStyle {
    /** What {@code --style} calls it. */
    String name();

    /**
     * Draws the failure; ends with a line feed unless CPython itself would not. Surrogates that stand alone are left for
     * whoever encodes the text.
     *
     * @param sources where the sources of its frames are found
     * @throws IOException if {@code out} throws it
     */
    void render(Failure failure, Sources sources, RenderOptions options, Appendable out) throws IOException;

    /** The drawing as a string. */
    default String render(Failure failure, RenderOptions options) {
        StringBuilder out = new StringBuilder();
        try {
            render(failure, Sources.of(failure), options, out);
        } catch (IOException e) {
            throw new IllegalStateException("a StringBuilder does not throw", e);
        }
        return out.toString();
    }
}
