package dev.caretline.grammar.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The codecs of CPython 3.11 for text, by the names that a coding cookie may give them. */
final class PythonCodec {
    private static final String NOT_IN_RANGE = "code point not in range(0x110000)";

    private PythonCodec() {}

    /**
     * Decodes a whole source.
     *
     * @throws PythonSyntaxException if there is no such codec, or a byte it cannot decode; with CPython's message
     */
    static String decode(String encoding, byte[] bytes) {
        String[] codec = find(encoding)
                .orElseThrow(() -> SourceDecoder.refused("unknown encoding: " + encoding))
                .split(" ");
        return switch (codec[0]) {
            case "charmap" -> decodeCharmap(bytes, characters(codec));
            case "text" -> decodeText(codec[1], bytes);
            default ->
                throw SourceDecoder.refused(
                        "'" + encoding + "' is not a text encoding; use codecs.decode() to handle arbitrary codecs");
        };
    }

    private static String decodeText(String codec, byte[] bytes) {
        return switch (codec) {
            case "latin_1", "charmap" -> new String(bytes, StandardCharsets.ISO_8859_1);
            case "ascii" -> decodeAscii(bytes);
            case "utf_8" -> decodeUtf8(bytes);
            case "utf_16", "utf_16_le", "utf_16_be" -> Utf16.decode(codec, bytes);
            // Without a NUL no four bytes are a character.
            case "utf_32" -> throw refused(new DecodeFailure("utf-32-le", 0, 4, bytes[0] & 0xFF, NOT_IN_RANGE));
            case "utf_32_le", "utf_32_be" ->
                throw refused(new DecodeFailure(codec.replace('_', '-'), 0, 4, bytes[0] & 0xFF, NOT_IN_RANGE));
            default -> EastAsianCodec.decode(codec, bytes);
        };
    }

    private static String decodeUtf8(byte[] bytes) {
        Optional<DecodeFailure> failure = Utf8.firstFailure(bytes, 0, bytes.length);
        if (failure.isPresent()) {
            throw refused(failure.get());
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String decodeAscii(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                throw refused(new DecodeFailure("ascii", i, i + 1, bytes[i] & 0xFF, "ordinal not in range(128)"));
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static String decodeCharmap(byte[] bytes, int[] characters) {
        StringBuilder text = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int c = characters[bytes[i] & 0xFF];
            if (c < 0) {
                throw refused(new DecodeFailure("charmap", i, i + 1, bytes[i] & 0xFF, "character maps to <undefined>"));
            }
            text.append((char) c);
        }
        return text.toString();
    }

    static PythonSyntaxException refused(DecodeFailure failure) {
        return SourceDecoder.refused(failure.message());
    }

    /** The line of the table that describes a codec: its kind, name, aliases, and the runs in which it is not Latin-1. */
    private static Optional<String> find(String encoding) {
        String name = normal(encoding);
        String alias = name.replace('.', '_');
        Optional<String> found = Optional.empty();
        try (BufferedReader table = table()) {
            for (String line = table.readLine(); line != null; line = table.readLine()) {
                String[] fields = line.split(" ", 4);
                Iterable<String> aliases = Arrays.asList(fields[2].split(","));
                for (String other : aliases) {
                    if (other.equals(name) || other.equals(alias)) {
                        return Optional.of(line);
                    }
                }
                if (fields[1].equals(name)) {
                    found = Optional.of(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static BufferedReader table() {
        return new BufferedReader(
                new InputStreamReader(PythonCodec.class.getResourceAsStream("codecs.txt"), StandardCharsets.US_ASCII));
    }

    /** {@code normalize_encoding} of the encodings package, after the lower-casing of {@code codecs.lookup}. */
    private static String normal(String encoding) {
        StringBuilder name = new StringBuilder();
        boolean separated = false;
        for (char c : encoding.toLowerCase(Locale.ROOT).toCharArray()) {
            if (c == '-' || c == '_') {
                separated = true;
                continue;
            }
            if (separated && name.length() > 0) {
                name.append('_');
            }
            separated = false;
            name.append(c);
        }
        return name.toString();
    }

    private static int[] characters(String[] codec) {
        int[] characters = new int[256];
        Arrays.setAll(characters, i -> i);
        int next = 0;
        for (int i = 3; i < codec.length; i++) {
            if (codec[i].endsWith(":")) {
                next = Integer.parseInt(codec[i], 0, codec[i].length() - 1, 16);
            } else {
                characters[next++] = codec[i].equals("-") ? -1 : Integer.parseInt(codec[i], 16);
            }
        }
        return characters;
    }
}
