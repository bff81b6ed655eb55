package dev.caretline.engine.session;

/**
 * What was written to a stream, decoded as UTF-8.
 *
 * @param text the beginning of it, as much as may be captured; empty if the stream is not captured
 * @param droppedBytes how many bytes came after that
 */
public record CapturedText(String text, long droppedBytes) {
    static final CapturedText NONE = new CapturedText("", 0);

    @Override
    public String toString() {
        return text;
    }
}
