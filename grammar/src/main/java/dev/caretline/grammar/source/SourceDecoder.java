package dev.caretline.grammar.source;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * From the bytes of a file to the text of a source: {@code decode_str} of CPython 3.11's tokenizer. Line ends are
 * translated first, then the encoding is looked for, then the text is decoded.
 */
final class SourceDecoder {
    private static final String UTF_8 = "utf-8";

    private SourceDecoder() {}

    static SourceText decode(byte[] file, String name) {
        int start = startsWithByteOrderMark(file) ? 3 : 0;
        SourceLines lines = SourceLines.ofFile(file, start);
        Optional<String> cookie = CodingCookie.find(lines.bytes());
        if (start > 0 && cookie.isPresent() && !cookie.get().equals(UTF_8)) {
            throw refused("encoding problem: " + cookie.get() + " with BOM");
        }
        boolean isUtf8 = cookie.isEmpty() || cookie.get().equals(UTF_8);
        return new SourceText(
                name,
                isUtf8 ? lines : recode(lines, cookie.get()),
                lines.isLastLineEnded(),
                start > 0 || cookie.isPresent());
    }

    static SourceText encode(String text, String name) {
        int surrogate = loneSurrogate(text);
        if (surrogate >= 0) {
            // A UnicodeEncodeError in CPython, which is a ValueError.
            throw new PythonSyntaxException(SyntaxProblem.withoutPlace(
                    SyntaxProblem.Type.VALUE_ERROR,
                    String.format(
                            Locale.ROOT,
                            "'utf-8' codec can't encode character '\\u%x' in position %d: surrogates not allowed",
                            (int) text.charAt(surrogate),
                            text.codePointCount(0, surrogate))));
        }
        SourceLines lines = SourceLines.ofFile(utf8(text), 0);
        return new SourceText(name, lines, lines.isLastLineEnded(), true);
    }

    private static boolean startsWithByteOrderMark(byte[] file) {
        return file.length >= 3 && (file[0] & 0xFF) == 0xEF && (file[1] & 0xFF) == 0xBB && (file[2] & 0xFF) == 0xBF;
    }

    private static SourceLines recode(SourceLines lines, String encoding) {
        String text = PythonCodec.decode(encoding, lines.bytes());
        // For CPython a decoded text ends at its first NUL.
        int nul = text.indexOf('\0');
        String whole = nul < 0 ? text : text.substring(0, nul);
        return SourceLines.ofDecoded(utf8(whole));
    }

    private static byte[] utf8(String text) {
        if (text.length() > Integer.MAX_VALUE / 4) {
            SourceLines.requireSize(text.codePoints()
                    .mapToLong(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4)
                    .sum());
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int loneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.charCount(text.codePointAt(i)) == 1) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    /** The error of a source that CPython cannot even start to read ({@code _PyPegen_raise_tokenizer_init_error}). */
    static PythonSyntaxException refused(String message) {
        return new PythonSyntaxException(new SyntaxProblem(
                SyntaxProblem.Type.SYNTAX_ERROR,
                message,
                OptionalInt.of(0),
                OptionalInt.of(-1),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty()));
    }
}
