package dev.caretline.compiler.target;

import dev.caretline.grammar.source.PythonVersion;
import dev.caretline.locations.bytecode.BytecodeVersion;
import dev.caretline.locations.bytecode.OpcodeTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The instructions of one CPython version as the compiler needs them: how each {@link Opcode} is encoded, by the table of the
 * bytecode, and its stack effect, from a resource that names its columns.
 */
@SuppressWarnings("EnumOrdinal") // arrays by ordinal: the passes ask once or more per instruction
public final class InstructionSet {
    private static final int COUNT = Opcode.values().length;
    private static final int ABSENT = -1;
    private static final int PSEUDO = -2;
    /** In place of an effect that depends on the argument. */
    private static final int VARIABLE = Integer.MIN_VALUE;

    private final int[] numbers = new int[COUNT];
    private final int[] caches = new int[COUNT];
    private final boolean[] arguments = new boolean[COUNT];
    private final StackEffect[] effects = new StackEffect[COUNT];
    private final StackEffect[] jumpEffects = new StackEffect[COUNT];
    private final int[] constantEffects = new int[COUNT];
    private final Opcode[] forward = Opcode.values();
    private final Opcode[] backward = Opcode.values();

    private InstructionSet() {
        Arrays.fill(numbers, ABSENT);
    }

    /**
     * The instructions of a version.
     *
     * @throws IllegalStateException if there are none, or they are malformed
     */
    static InstructionSet load(PythonVersion version) {
        String name = "instructions-" + version + ".txt";
        InputStream stream = InstructionSet.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("no resource " + name);
        }
        InstructionSet set = new InstructionSet();
        OpcodeTable bytecode = BytecodeVersion.of(version).opcodes();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    set.add(line.split(" +"), bytecode);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        } catch (RuntimeException e) {
            throw new IllegalStateException("malformed resource " + name, e);
        }
        return set;
    }

    private void add(String[] columns, OpcodeTable bytecode) {
        int opcode = Opcode.valueOf(columns[0]).ordinal();
        String encoded = columns[1];
        int slash = encoded.indexOf('/');
        if (slash >= 0) {
            numbers[opcode] = PSEUDO;
            arguments[opcode] = true;
            forward[opcode] = Opcode.valueOf(encoded.substring(0, slash));
            backward[opcode] = Opcode.valueOf(encoded.substring(slash + 1));
        } else if (encoded.equals("pseudo")) {
            numbers[opcode] = PSEUDO;
        } else {
            var byteCode = bytecode.byName(encoded.equals("-") ? columns[0] : encoded);
            numbers[opcode] = byteCode.number();
            caches[opcode] = byteCode.caches();
            arguments[opcode] = byteCode.hasArgument();
        }
        effects[opcode] = StackEffect.parse(columns[2]);
        constantEffects[opcode] = effects[opcode].isConstant() ? effects[opcode].constant() : VARIABLE;
        jumpEffects[opcode] = columns.length > 3 ? StackEffect.parse(columns[3]) : effects[opcode];
    }

    /** Whether the version has the instruction or pseudo-instruction. */
    public boolean has(Opcode opcode) {
        return numbers[opcode.ordinal()] != ABSENT;
    }

    public boolean isPseudo(Opcode opcode) {
        return numbers[opcode.ordinal()] == PSEUDO;
    }

    /**
     * The opcode byte.
     *
     * @throws IllegalArgumentException if the version has no such instruction, or as a pseudo-instruction only
     */
    public int number(Opcode opcode) {
        int number = numbers[opcode.ordinal()];
        if (number < 0) {
            throw new IllegalArgumentException(opcode + " has no number");
        }
        return number;
    }

    /** How many code units of inline cache follow the instruction. */
    public int caches(Opcode opcode) {
        return caches[opcode.ordinal()];
    }

    /** Whether the instruction uses its argument; if not, an argument is neither written nor extended. */
    public boolean hasArgument(Opcode opcode) {
        return arguments[opcode.ordinal()];
    }

    /** The effect on the depth of the value stack when control goes on to the next instruction. */
    public int stackEffect(Opcode opcode, int oparg) {
        int constant = constantEffects[opcode.ordinal()];
        return constant != VARIABLE ? constant : effects[opcode.ordinal()].of(oparg);
    }

    /** The effect on the depth of the value stack when control goes to the target. */
    public int stackEffectOfJump(Opcode opcode, int oparg) {
        return jumpEffects[opcode.ordinal()].of(oparg);
    }

    /** What a jump becomes when its target comes later in the code; the jump itself if it has no direction. */
    public Opcode forward(Opcode jump) {
        return forward[jump.ordinal()];
    }

    /** What a jump becomes when its target comes earlier in the code; the jump itself if it has no direction. */
    public Opcode backward(Opcode jump) {
        return backward[jump.ordinal()];
    }
}
