package dev.caretline.locations.plain;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text as UTF-8 in which surrogates may stand alone: CPython's {@code surrogatepass}. */
public final class SurrogateText {
    private static final int SURROGATE_BYTES = 3;

    private SurrogateText() {}

    /** @throws MalformedPlainException if the bytes are no such text */
    public static String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // It has this character where the bytes have it, or are no UTF-8.
        return text.indexOf('\ufffd') < 0 ? text : decodeByPart(bytes);
    }

    private static String decodeByPart(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        while (decoder.decode(in, out, true).isError()) {
            out.put(surrogate(in));
            decoder.reset();
        }
        return out.flip().toString();
    }

    private static char surrogate(ByteBuffer in) {
        if (in.remaining() < SURROGATE_BYTES || (in.get() & 0xff) != 0xed) {
            throw new MalformedPlainException("text is not UTF-8");
        }
        int second = in.get() & 0xff;
        int third = in.get() & 0xff;
        if (second < 0xa0 || second > 0xbf || third < 0x80 || third > 0xbf) {
            throw new MalformedPlainException("text is not UTF-8");
        }
        return (char) (0xd000 | (second & 0x3f) << 6 | (third & 0x3f));
    }

    public static byte[] encode(String text) {
        try {
            ByteBuffer whole = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[whole.remaining()];
            whole.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            return encodeByCodePoint(text);
        }
    }

    private static byte[] encodeByCodePoint(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text.codePoints().forEach(codePoint -> {
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                out.write(0xe0 | codePoint >> 12);
                out.write(0x80 | (codePoint >> 6 & 0x3f));
                out.write(0x80 | (codePoint & 0x3f));
            } else {
                out.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
            }
        });
        return out.toByteArray();
    }
}
