package dev.caretline.grammar.parser;

import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.UnicodeNames;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The text that a string literal with escape sequences means. An escape that Python does not know stands for itself.
 *
 * <p>The methods answer with the offset of the first backslash that CPython warns of, because it does not know the escape
 * or because three octal digits are more than a byte; or with one of {@link #ALL_KNOWN} and {@link #WRONG}.
 */
final class Escapes {
    /** The answer for a literal that there is nothing to say about. */
    static final int ALL_KNOWN = -1;

    /** The answer for a literal with an escape that CPython refuses. */
    static final int WRONG = -2;

    private static final int MAX_BYTE = 0xFF;

    private final byte[] text;
    private final int end;
    private final PythonVersion version;
    private int at;
    private int firstSuspect = ALL_KNOWN;

    private Escapes(byte[] text, int start, int end, PythonVersion version) {
        this.text = text;
        this.at = start;
        this.end = end;
        this.version = version;
    }

    /** Adds what the literal between two offsets means, as a str: {@code _PyUnicode_DecodeUnicodeEscapeInternal}. */
    static int decode(byte[] text, int start, int end, PythonVersion version, CodePoints out) {
        return new Escapes(text, start, end, version).decode(out);
    }

    /** Adds what the literal between two offsets means, as a bytes: {@code _PyBytes_DecodeEscape}. */
    static int decodeBytes(byte[] text, int start, int end, PythonVersion version, ByteArrayOutputStream out) {
        return new Escapes(text, start, end, version).decodeBytes(out);
    }

    private int decode(CodePoints out) {
        while (at < end) {
            int plain = at;
            while (at < end && text[at] != '\\') {
                at++;
            }
            out.addUtf8(text, plain, at);
            if (at < end) {
                at++;
                if (!escape(out)) {
                    return WRONG;
                }
            }
        }
        return firstSuspect;
    }

    private boolean escape(CodePoints out) {
        // A backslash may be the last byte in the part of an f-string before a brace.
        int kind = at < end ? text[at++] : -1;
        if (kind == '\n') {
            return true;
        }
        int value = switch (kind) {
            case 'x' -> hex(2);
            case 'u' -> hex(4);
            case 'U' -> hex(8);
            case 'N' -> named();
            default -> common(kind);
        };
        if (value == UNKNOWN) {
            out.add('\\');
            at -= kind == -1 ? 0 : 1;
            if (kind >= 0) {
                suspect(at - 1);
            }
            return true;
        }
        if (value < 0 || value > Character.MAX_CODE_POINT) {
            return false;
        }
        out.add(value);
        return true;
    }

    private int decodeBytes(ByteArrayOutputStream out) {
        while (at < end) {
            int c = text[at++];
            if (c != '\\') {
                out.write(c);
                continue;
            }
            int kind = text[at++];
            if (kind == '\n') {
                continue;
            }
            int value = kind == 'x' ? hex(2) : common(kind);
            if (value == UNKNOWN) {
                out.write('\\');
                at--;
                suspect(at - 1);
            } else if (value < 0) {
                return WRONG;
            } else {
                out.write(value);
            }
        }
        return firstSuspect;
    }

    private void suspect(int backslash) {
        if (firstSuspect == ALL_KNOWN) {
            firstSuspect = backslash;
        }
    }

    private static final int REFUSED = -1;
    private static final int UNKNOWN = -2;

    private int common(int kind) {
        return switch (kind) {
            case '\\', '\'', '"' -> kind;
            case 'a' -> 7;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'v' -> 11;
            case 'f' -> '\f';
            case 'r' -> '\r';
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(kind - '0');
            default -> UNKNOWN;
        };
    }

    /** Up to three octal digits, the first of which has been read. */
    private int octal(int first) {
        int backslash = at - 2;
        int value = first;
        for (int i = 1; i < 3 && at < end && text[at] >= '0' && text[at] <= '7'; i++) {
            value = value * 8 + text[at++] - '0';
        }
        if (value > MAX_BYTE) {
            suspect(backslash);
        }
        return value;
    }

    private int hex(int digits) {
        if (end - at < digits) {
            return REFUSED;
        }
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit((char) (text[at++] & 0xFF), 16);
            if (digit < 0 || text[at - 1] < 0) {
                return REFUSED;
            }
            value = (value << 4) | digit;
        }
        return value >= 0 ? value : REFUSED;
    }

    /** The name in braces that follows a {@code \N}. */
    private int named() {
        if (at == end || text[at] != '{') {
            return REFUSED;
        }
        int start = ++at;
        while (at < end && text[at] != '}') {
            at++;
        }
        if (at == end) {
            return REFUSED;
        }
        String name = new String(text, start, at - start, StandardCharsets.ISO_8859_1);
        at++;
        return UnicodeNames.of(version).codePoint(name);
    }
}
