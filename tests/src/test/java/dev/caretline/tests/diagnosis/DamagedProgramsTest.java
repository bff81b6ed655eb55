package dev.caretline.tests.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.tests.grammar.ProgramMutator;
import dev.caretline.tests.oracle.EmbeddedCPython;
import dev.caretline.tests.oracle.OracleServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files of the library, damaged at random: the parser says what CPython's says, letter by letter. */
class DamagedProgramsTest {
    private static final int LARGEST_PROGRAM = 12_000;

    @Test
    void errors_areCPythons_inDamagedPrograms_quick() {
        compare(20261125L, 1_500);
    }

    @Test
    @Tag("full")
    void errors_areCPythons_inDamagedPrograms_full() {
        compare(20261126L, 60_000);
    }

    private static void compare(long seed, int programs) {
        ProgramMutator mutator = new ProgramMutator(seed, EmbeddedCPython.get().libraryContents(LARGEST_PROGRAM));
        try (OracleServer oracle = new OracleServer(EmbeddedCPython.get())) {
            ErrorComparison comparison = new ErrorComparison(oracle);
            for (int i = 0; i < programs; i++) {
                comparison.compare("number " + i, mutator.next(), "exec");
            }
            assertThat(comparison.differences()).isEmpty();
            assertThat(comparison.refused()).isGreaterThan(programs / 2);
        }
    }
}
