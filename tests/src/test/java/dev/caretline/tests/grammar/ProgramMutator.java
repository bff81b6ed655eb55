package dev.caretline.tests.grammar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes inputs that are nearly Python, or not at all; the same ones for the same seed. */
public final class ProgramMutator {
    private static final int LONGEST_SPAN = 40;
    private static final int LONGEST_NOISE = 400;

    /** What upsets a parser most when it stands in a wrong place. */
    private static final List<String> FRAGMENTS = List.of(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ":",
            ",",
            ";",
            "=",
            ":=",
            "*",
            "**",
            "/",
            "->",
            "@",
            ".",
            "...",
            "\\\n",
            "\n",
            "\t",
            "    ",
            "\f",
            "\r",
            "\"",
            "'",
            "\"\"\"",
            "f'{",
            "f'{x!r:>{w}}'",
            "b'\\xff'",
            "'\\N{DIGIT ONE}'",
            "u''",
            "rb''",
            "0x",
            "0_1",
            "1__0",
            "1e",
            "1j",
            "1_000",
            "0777",
            "\u00e9",
            "\ud83d\ude00",
            "\u00b2",
            "$",
            "?",
            "!",
            "\u0000",
            "#",
            "lambda",
            "if",
            "else",
            "elif",
            "for",
            "async",
            "await",
            "in",
            "is",
            "not",
            "yield",
            "from",
            "import",
            "match",
            "case",
            "_",
            "with",
            "as",
            "try",
            "except",
            "except*",
            "finally",
            "class",
            "def",
            "return",
            "global",
            "nonlocal",
            "del",
            "assert",
            "raise",
            "print ",
            "None",
            "True",
            "x",
            "1",
            " ",
            "==",
            "<>",
            "!=");

    private final Random random;
    private final List<byte[]> programs;

    public ProgramMutator(long seed, List<byte[]> programs) {
        this.random = new Random(seed);
        this.programs = programs;
    }

    public byte[] next() {
        return switch (random.nextInt(10)) {
            case 0 -> noise();
            case 1, 2 -> fragments();
            default -> mutated(programs.get(random.nextInt(programs.size())));
        };
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(LONGEST_NOISE)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] fragments() {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            out.append(fragment());
            out.append(random.nextBoolean() ? " " : "");
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String fragment() {
        return FRAGMENTS.get(random.nextInt(FRAGMENTS.size()));
    }

    private byte[] mutated(byte[] program) {
        byte[] bytes = program;
        for (int i = random.nextInt(3); i >= 0 && bytes.length > 0; i--) {
            bytes = mutatedOnce(bytes);
        }
        return bytes;
    }

    private byte[] mutatedOnce(byte[] bytes) {
        int start = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, start + random.nextInt(LONGEST_SPAN));
        return switch (random.nextInt(6)) {
            case 0 -> spliced(bytes, start, new byte[0], end);
            case 1 -> spliced(bytes, start, fragment().getBytes(StandardCharsets.UTF_8), start);
            case 2 -> spliced(bytes, start, fragment().getBytes(StandardCharsets.UTF_8), end);
            case 3 -> spliced(bytes, end, Arrays.copyOfRange(bytes, start, end), end);
            case 4 -> spliced(bytes, start, new byte[] {(byte) random.nextInt(256)}, start + 1);
            default -> Arrays.copyOf(bytes, start);
        };
    }

    /** The bytes before {@code start}, the insertion, and the bytes from {@code rest} on. */
    private static byte[] spliced(byte[] bytes, int start, byte[] insertion, int rest) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + insertion.length);
        out.write(bytes, 0, start);
        out.writeBytes(insertion);
        out.write(bytes, rest, bytes.length - rest);
        return out.toByteArray();
    }
}
