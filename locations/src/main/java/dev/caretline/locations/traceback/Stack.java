package dev.caretline.locations.traceback;

import java.util.List;

/**
 * The frames of an exception, from the outermost in.
 *
 * @param frames without those left out
 * @param omittedAt the index in {@code frames} before which some are left out
 * @param omitted how many runs of equal frames are left out there
 */
public record Stack(List<Frame> frames, int omittedAt, long omitted) {
    public Stack {
        frames = List.copyOf(frames);
    }

    /** A stack of which nothing is left out. */
    public static Stack of(List<Frame> frames) {
        return new Stack(frames, 0, 0);
    }
}
