package dev.caretline.locations.bytecode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The opcodes of one version of CPython, from the resource {@code opcodes-3.X.txt}. */
public final class OpcodeTable {
    private static final int SIZE = 256;
    private static final String EXTENDED_ARG = "EXTENDED_ARG";

    private static final ConcurrentMap<BytecodeVersion, OpcodeTable> LOADED = new ConcurrentHashMap<>();

    private final Opcode[] byNumber = new Opcode[SIZE];

    private OpcodeTable(BufferedReader lines) throws IOException {
        for (int number = 0; number < SIZE; number++) {
            byNumber[number] = new Opcode(number, "<" + number + ">", 0, true);
        }
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.startsWith("#")) {
                String[] columns = line.split(" +");
                int number = Integer.parseInt(columns[1]);
                int caches = Integer.parseInt(columns[2]);
                byNumber[number] = new Opcode(number, columns[0], caches, columns[3].equals("yes"));
            }
        }
    }

    static OpcodeTable of(BytecodeVersion version) {
        return LOADED.computeIfAbsent(version, OpcodeTable::load);
    }

    private static OpcodeTable load(BytecodeVersion version) {
        String resource = "opcodes-" + version + ".txt";
        try (InputStream in = Objects.requireNonNull(OpcodeTable.class.getResourceAsStream(resource), resource)) {
            return new OpcodeTable(new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param number 0 to 255 */
    public Opcode byNumber(int number) {
        return byNumber[number];
    }

    /**
     * The opcode with a name.
     *
     * @throws IllegalArgumentException if the version has none
     */
    public Opcode byName(String name) {
        return Arrays.stream(byNumber)
                .filter(opcode -> opcode.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no opcode " + name));
    }

    /** Whether the argument of an instruction is the high part of the argument of the next one. */
    public boolean isExtendedArg(Opcode opcode) {
        return opcode.name().equals(EXTENDED_ARG);
    }
}
