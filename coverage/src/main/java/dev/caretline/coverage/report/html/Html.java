package dev.caretline.coverage.report.html;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Text and names in HTML. */
final class Html {
    private static final int NAME_LENGTH = 60;
    private static final int DIGEST_LENGTH = 8;

    private Html() {}

    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    static void append(StringBuilder out, int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(c);
        }
    }

    /** A path whose folder is less conspicuous than its file; lines break behind folders. */
    static String path(String path) {
        int name = path.lastIndexOf('/') + 1;
        return name == 0
                ? escape(path)
                : "<span class=\"dir\">" + escape(path.substring(0, name)).replace("/", "/<wbr>") + "</span>"
                        + escape(path.substring(name));
    }

    /** The name of a source's page: readable, the same each time, and different for different sources. */
    static String pageName(String source) {
        String readable = source.replaceAll("[^A-Za-z0-9]+", "_").replaceFirst("^_+", "");
        String tail = readable.substring(Math.max(0, readable.length() - NAME_LENGTH));
        return tail + "_" + digest(source) + ".html";
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
