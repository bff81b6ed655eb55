package dev.caretline.locations.render;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Writes every UTF-16 unit outside printable ASCII as {@code \}{@code uXXXX}, as Python's {@code json.dumps} does. */
public final class AsciiWriter extends FilterWriter {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    public AsciiWriter(Writer target) {
        super(target);
    }

    @Override
    public void write(int c) throws IOException {
        if (c <= '~') {
            out.write(c);
        } else {
            escape((char) c);
        }
    }

    @Override
    public void write(char[] chars, int offset, int length) throws IOException {
        int plain = offset;
        for (int i = offset; i < offset + length; i++) {
            if (chars[i] > '~') {
                out.write(chars, plain, i - plain);
                escape(chars[i]);
                plain = i + 1;
            }
        }
        out.write(chars, plain, offset + length - plain);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        int plain = offset;
        for (int i = offset; i < offset + length; i++) {
            if (text.charAt(i) > '~') {
                out.write(text, plain, i - plain);
                escape(text.charAt(i));
                plain = i + 1;
            }
        }
        out.write(text, plain, offset + length - plain);
    }

    private void escape(char c) throws IOException {
        out.write('\\');
        out.write('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.write(HEX[(c >> shift) & 0xF]);
        }
    }
}
