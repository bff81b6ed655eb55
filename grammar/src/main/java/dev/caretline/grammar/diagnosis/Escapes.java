package dev.caretline.grammar.diagnosis;

import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.grammar.source.UnicodeNames;
import dev.caretline.grammar.source.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is wrong with the escape sequences of a literal, in the words of CPython's decoders, which the parser passes on
 * ({@code _Pypegen_raise_decode_error}, 3.11).
 */
final class Escapes {
    private static final int MAX_CODE_POINT = 0x10FFFF;

    /** What has a meaning behind a backslash. */
    private static final String KNOWN_IN_BYTES = "\n\\'\"abfnrtvx01234567";

    private final byte[] text;
    private final int end;
    private final PythonVersion version;
    private int at;

    private Escapes(byte[] text, int start, int end, PythonVersion version) {
        this.text = text;
        this.at = start;
        this.end = end;
        this.version = version;
    }

    /** The first problem of a {@code str} literal, or of a part of an f-string. */
    static Optional<String> problemOfText(Literal literal, PythonVersion version) {
        boolean escapes = !literal.isRaw() && hasBackslash(literal);
        if (!escapes && (literal.isRaw() || !literal.isFormatted())) {
            return undecodable(literal.text(), literal.start(), literal.end());
        }
        Optional<String> undecodable = undecodableRun(literal);
        if (undecodable.isPresent() || !escapes) {
            return undecodable;
        }
        byte[] ascii = escapeNonAscii(literal);
        return new Escapes(ascii, 0, ascii.length, version).firstUnicodeProblem();
    }

    /** The first problem of a {@code bytes} literal. */
    static Optional<String> problemOfBytes(Literal literal, PythonVersion version) {
        if (literal.isRaw() || !hasBackslash(literal)) {
            return Optional.empty();
        }
        return new Escapes(literal.text(), literal.start(), literal.end(), version).firstBytesProblem(literal.start());
    }

    /** The offset of the first backslash in a right literal that means nothing, or begins an octal number above 0o377. */
    static OptionalInt firstUseless(Literal literal) {
        byte[] text = literal.text();
        String known = literal.isBytes() ? KNOWN_IN_BYTES : KNOWN_IN_BYTES + "NuU";
        int i = literal.isRaw() ? literal.end() : literal.start();
        while (i < literal.end() - 1) {
            boolean escape = text[i] == '\\' && text[i + 1] >= 0;
            if (escape && (known.indexOf(text[i + 1]) < 0 || isLargeOctal(text, i + 1, literal.end()))) {
                return OptionalInt.of(i);
            }
            i += escape ? 2 : 1;
        }
        return OptionalInt.empty();
    }

    private static boolean isLargeOctal(byte[] text, int start, int end) {
        return end - start >= 3
                && text[start] >= '4'
                && isOctal(text[start])
                && isOctal(text[start + 1])
                && isOctal(text[start + 2]);
    }

    private static boolean isOctal(byte c) {
        return c >= '0' && c <= '7';
    }

    private static Optional<String> undecodable(byte[] text, int start, int end) {
        return Utf8.firstFailure(text, start, end).map(failure -> "(unicode error) " + failure.message());
    }

    /** CPython decodes characters other than ASCII run by run, where there are or may be escapes. */
    private static Optional<String> undecodableRun(Literal literal) {
        byte[] text = literal.text();
        int start = literal.start();
        while (start < literal.end()) {
            int end = start;
            while (end < literal.end() && text[end] < 0) {
                end++;
            }
            Optional<String> problem = undecodable(text, start, end);
            if (problem.isPresent()) {
                return problem;
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    private static boolean hasBackslash(Literal literal) {
        for (int i = literal.start(); i < literal.end(); i++) {
            if (literal.text()[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    /**
     * What CPython gives its decoder, and counts positions in ({@code decode_unicode_with_escapes}): other characters than
     * ASCII are {@code \\U} escapes of ten bytes, and a backslash that stands before one, or at the end, is {@code \\u005c}.
     */
    private static byte[] escapeNonAscii(Literal literal) {
        StringBuilder ascii = new StringBuilder();
        String text =
                new String(literal.text(), literal.start(), literal.end() - literal.start(), StandardCharsets.UTF_8);
        boolean escape = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c >= 0x80) {
                ascii.append(escape ? "u005c" : "").append(String.format("\\U%08x", c));
            } else {
                ascii.append((char) c);
            }
            escape = !escape && c == '\\';
        }
        return ascii.append(escape ? "u005c" : "").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** {@code _PyUnicode_DecodeUnicodeEscapeInternal}. */
    private Optional<String> firstUnicodeProblem() {
        while (at < end) {
            if (text[at++] != '\\') {
                continue;
            }
            int start = at - 1;
            String problem = switch (text[at++]) {
                case 'x' -> hexadecimal(2, "truncated \\xXX escape");
                case 'u' -> hexadecimal(4, "truncated \\uXXXX escape");
                case 'U' -> hexadecimal(8, "truncated \\UXXXXXXXX escape");
                case 'N' -> named();
                default -> "";
            };
            if (!problem.isEmpty()) {
                return Optional.of(
                        "(unicode error) 'unicodeescape' codec can't decode " + where(start) + ": " + problem);
            }
        }
        return Optional.empty();
    }

    private String where(int start) {
        return at == start + 1 ? "byte 0x5c in position " + start : "bytes in position " + start + "-" + (at - 1);
    }

    /** Reads digits; says what is wrong with them, or nothing. */
    private String hexadecimal(int digits, String truncated) {
        long value = 0;
        for (int i = 0; i < digits; i++, at++) {
            int digit = at < end ? Character.digit(text[at], 16) : -1;
            if (digit < 0) {
                return truncated;
            }
            value = value << 4 | digit;
        }
        return value > MAX_CODE_POINT ? "illegal Unicode character" : "";
    }

    private String named() {
        String malformed = "malformed \\N character escape";
        if (at >= end || text[at] != '{') {
            return malformed;
        }
        int start = ++at;
        while (at < end && text[at] != '}') {
            at++;
        }
        if (at >= end || at == start) {
            return malformed;
        }
        String name = new String(Arrays.copyOfRange(text, start, at++), StandardCharsets.US_ASCII);
        return UnicodeNames.of(version).codePoint(name) >= 0 ? "" : "unknown Unicode character name";
    }

    /** {@code _PyBytes_DecodeEscape}. */
    private Optional<String> firstBytesProblem(int start) {
        while (at < end) {
            if (text[at++] != '\\' || text[at++] != 'x') {
                continue;
            }
            if (at + 1 >= end || Character.digit(text[at], 16) < 0 || Character.digit(text[at + 1], 16) < 0) {
                return Optional.of("(value error) invalid \\x escape at position " + (at - 2 - start));
            }
            at += 2;
        }
        return Optional.empty();
    }
}
