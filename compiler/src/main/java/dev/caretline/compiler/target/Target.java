package dev.caretline.compiler.target;

import static dev.caretline.compiler.target.PassKind.DIRECT_JUMPS;
import static dev.caretline.compiler.target.PassKind.DUPLICATE_EXITS;
import static dev.caretline.compiler.target.PassKind.FIX_CELLS;
import static dev.caretline.compiler.target.PassKind.GUARANTEE_EXIT_LINES;
import static dev.caretline.compiler.target.PassKind.INLINE_EXITS;
import static dev.caretline.compiler.target.PassKind.INSERT_PREFIX;
import static dev.caretline.compiler.target.PassKind.LABEL_HANDLERS;
import static dev.caretline.compiler.target.PassKind.MARK_EXITS;
import static dev.caretline.compiler.target.PassKind.PEEPHOLE;
import static dev.caretline.compiler.target.PassKind.PROPAGATE_LOCATIONS;
import static dev.caretline.compiler.target.PassKind.REMOVE_EMPTY_BLOCKS;
import static dev.caretline.compiler.target.PassKind.REMOVE_NOPS;
import static dev.caretline.compiler.target.PassKind.REMOVE_REDUNDANT_JUMPS;
import static dev.caretline.compiler.target.PassKind.REMOVE_UNREACHABLE;
import static dev.caretline.compiler.target.PassKind.SETTLE_WOVEN_LOCATIONS;
import static dev.caretline.compiler.target.PassKind.STACK_DEPTH;
import static dev.caretline.compiler.target.PassKind.TRIM_CONSTANTS;

import dev.caretline.grammar.source.PythonVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The CPython that is compiled for: a minor version, and of a patch release the behaviours that make a difference. */
public final class Target {
    /** The first patch release of 3.11 that has all of {@link Behaviour}. */
    private static final int FIRST_MICRO_WITH_BEHAVIOURS = 4;

    private static final List<PassKind> PASSES_3_11 = List.of(
            MARK_EXITS,
            INLINE_EXITS,
            INSERT_PREFIX,
            FIX_CELLS,
            PEEPHOLE,
            INLINE_EXITS,
            REMOVE_UNREACHABLE,
            REMOVE_EMPTY_BLOCKS,
            REMOVE_NOPS,
            REMOVE_REDUNDANT_JUMPS,
            DUPLICATE_EXITS,
            TRIM_CONSTANTS,
            PROPAGATE_LOCATIONS,
            SETTLE_WOVEN_LOCATIONS,
            GUARANTEE_EXIT_LINES,
            STACK_DEPTH,
            LABEL_HANDLERS,
            REMOVE_NOPS,
            DIRECT_JUMPS);

    private final PythonVersion version;
    private final int micro;
    private final InstructionSet opcodes;
    private final Set<Behaviour> behaviours;
    private final List<PassKind> passes;

    private Target(
            PythonVersion version,
            int micro,
            InstructionSet opcodes,
            Set<Behaviour> behaviours,
            List<PassKind> passes) {
        this.version = version;
        this.micro = micro;
        this.opcodes = opcodes;
        this.behaviours = behaviours;
        this.passes = passes;
    }

    /** The reference patch release of a version. */
    public static Target of(PythonVersion version) {
        return of(version, version.referenceMicro());
    }

    /** A patch release of a version, by the last part of its number: 7 of 3.11.7. */
    public static Target of(PythonVersion version, int micro) {
        return switch (version) {
            case V3_11 -> new Target(version, micro, Tables.V3_11, behaviours(micro), PASSES_3_11);
        };
    }

    private static Set<Behaviour> behaviours(int micro) {
        return micro < FIRST_MICRO_WITH_BEHAVIOURS ? EnumSet.noneOf(Behaviour.class) : EnumSet.allOf(Behaviour.class);
    }

    public PythonVersion version() {
        return version;
    }

    public int micro() {
        return micro;
    }

    public InstructionSet opcodes() {
        return opcodes;
    }

    public boolean has(Behaviour behaviour) {
        return behaviours.contains(behaviour);
    }

    /** The passes between code generation and encoding, in the order they run in. */
    public List<PassKind> passes() {
        return passes;
    }

    /** {@code 3.11.3} and the like. */
    @Override
    public String toString() {
        return version + "." + micro;
    }

    /** Each table is read when its version is first asked for. */
    private static final class Tables {
        static final InstructionSet V3_11 = InstructionSet.load(PythonVersion.V3_11);
    }
}
