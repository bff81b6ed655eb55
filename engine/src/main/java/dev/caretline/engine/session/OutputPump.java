package dev.caretline.engine.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Reads what the process writes, and cuts it at marks: after each request the agent writes a secret and the number of the
 * request to the same pipe. So what is captured is exactly what was written before the request ended.
 */
final class OutputPump {
    private static final int NUMBER_BYTES = 4;
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final byte[] token;
    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long dropped;
    private CapturedText last = CapturedText.NONE;
    private int lastMark;
    private boolean ended;

    private OutputPump(InputStream in, byte[] token, int limit) {
        this.in = in;
        this.token = token;
        this.limit = limit;
    }

    /** Starts reading. */
    static OutputPump start(InputStream in, byte[] token, int limit) {
        OutputPump pump = new OutputPump(in, token, limit);
        Thread thread = new Thread(pump::run, "python output");
        thread.setDaemon(true);
        thread.start();
        return pump;
    }

    /**
     * What was written up to the mark of a request; or to the end of the stream, if there will be no mark.
     *
     * @param millis how long to wait for it at most
     */
    synchronized CapturedText take(int request, long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        boolean interrupted = false;
        while (lastMark < request && !ended) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                break;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return lastMark >= request ? last : cut();
    }

    private void run() {
        byte[] pending = new byte[0];
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                pending = consume(joined(pending, chunk, count));
            }
        } catch (IOException e) {
            // As at the end: the process has gone.
        }
        synchronized (this) {
            keep(pending, 0, pending.length);
            ended = true;
            notifyAll();
        }
    }

    private static byte[] joined(byte[] pending, byte[] chunk, int count) {
        byte[] joined = Arrays.copyOf(pending, pending.length + count);
        System.arraycopy(chunk, 0, joined, pending.length, count);
        return joined;
    }

    /** Takes all but the last bytes, which may be the beginning of a mark. */
    private synchronized byte[] consume(byte[] bytes) {
        int from = 0;
        int markBytes = token.length + NUMBER_BYTES;
        for (int at = indexOfToken(bytes, from); at >= 0; at = indexOfToken(bytes, from)) {
            keep(bytes, from, at);
            lastMark = ByteBuffer.wrap(bytes, at + token.length, NUMBER_BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getInt();
            last = cut();
            from = at + markBytes;
            notifyAll();
        }
        int rest = Math.max(from, bytes.length - markBytes + 1);
        keep(bytes, from, rest);
        return Arrays.copyOfRange(bytes, rest, bytes.length);
    }

    /** The index of a whole mark, or −1. */
    private int indexOfToken(byte[] bytes, int from) {
        for (int at = from; at <= bytes.length - token.length - NUMBER_BYTES; at++) {
            if (bytes[at] == token[0] && Arrays.equals(bytes, at, at + token.length, token, 0, token.length)) {
                return at;
            }
        }
        return -1;
    }

    private void keep(byte[] bytes, int from, int to) {
        int room = Math.min(to - from, limit - kept.size());
        kept.write(bytes, from, room);
        dropped += to - from - room;
    }

    private CapturedText cut() {
        CapturedText text = new CapturedText(kept.toString(StandardCharsets.UTF_8), dropped);
        kept.reset();
        dropped = 0;
        return text;
    }
}
