package dev.caretline.compiler.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.grammar.source.PythonVersion;
import org.junit.jupiter.api.Test;

class TargetTest {
    @Test
    void of_meansTheReferenceRelease_whenOnlyTheVersionIsGiven() {
        assertThat(Target.of(PythonVersion.V3_11)).hasToString("3.11.3");
    }

    @Test
    void behaviours_areThose_ofThePatchRelease() {
        assertThat(Behaviour.values()).noneMatch(Target.of(PythonVersion.V3_11, 3)::has);
        assertThat(Behaviour.values()).allMatch(Target.of(PythonVersion.V3_11, 7)::has);
    }
}
