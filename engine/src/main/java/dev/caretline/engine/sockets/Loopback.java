package dev.caretline.engine.sockets;

import dev.caretline.engine.files.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port of this machine that stands in for a Unix socket. Anybody on the machine can call it, and after its listener's end
 * anybody can listen there: so both sides prove that they have read the file, whose secrets are made for one listener.
 *
 * @param caller what the caller shows first, 64 hexadecimal digits
 * @param listener what the listener shows then
 */
record Loopback(int port, String caller, String listener) {
    private static final Pattern CONTENT = Pattern.compile("loopback (\\d{1,5}) ([0-9a-f]{64}) ([0-9a-f]{64})\n");
    private static final int SECRET_BYTES = 32;
    private static final long CALLERS_SECONDS = 2;

    /** The listener may be busy with strangers before, and each takes some of its time. */
    private static final long LISTENERS_SECONDS = 60;

    static Loopback fresh(int port) {
        return new Loopback(port, secret(), secret());
    }

    private static String secret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /** @throws IOException if there is no such file, or it tells no port */
    static Loopback read(Path path) throws IOException {
        Matcher content = CONTENT.matcher(Files.readString(path, StandardCharsets.ISO_8859_1));
        if (!content.matches()) {
            throw new IOException("no port is told by " + path);
        }
        return new Loopback(Integer.parseInt(content.group(1)), content.group(2), content.group(3));
    }

    void write(Path path) throws IOException {
        String content = "loopback " + port + " " + caller + " " + listener + "\n";
        WholeFile.write(path, content.getBytes(StandardCharsets.US_ASCII));
    }

    /** The address of a port of this machine that nobody else reaches; port 0 is any that is free. */
    static InetSocketAddress address(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    /** As the listener: whether a caller has read the file. It learns the same of us then. */
    boolean admits(SocketChannel channel) throws IOException {
        if (!shows(channel, caller, CALLERS_SECONDS)) {
            return false;
        }
        show(channel, listener);
        return true;
    }

    /** As a caller: whether the listener has written the file, or read it. */
    boolean isListenedTo(SocketChannel channel) throws IOException {
        show(channel, caller);
        return shows(channel, listener, LISTENERS_SECONDS);
    }

    private static void show(SocketChannel channel, String secret) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(secret.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static boolean shows(SocketChannel channel, String secret, long seconds) throws IOException {
        byte[] expected = secret.getBytes(StandardCharsets.US_ASCII);
        byte[] shown = new byte[expected.length];
        return isFilled(shown, channel.socket(), seconds) && MessageDigest.isEqual(shown, expected);
    }

    private static boolean isFilled(byte[] bytes, Socket socket, long seconds) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        InputStream in = socket.getInputStream();
        try {
            for (int count = 0; count < bytes.length; ) {
                long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (millis <= 0) {
                    return false;
                }
                socket.setSoTimeout((int) millis);
                int read = in.read(bytes, count, bytes.length - count);
                if (read < 0) {
                    return false;
                }
                count += read;
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            socket.setSoTimeout(0);
        }
    }
}
