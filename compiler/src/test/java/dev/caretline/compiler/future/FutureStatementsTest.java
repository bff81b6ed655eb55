package dev.caretline.compiler.future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caretline.compiler.Trees;
import dev.caretline.grammar.source.PythonSyntaxException;
import dev.caretline.grammar.source.SyntaxProblem;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FutureStatementsTest {
    private static FutureFeatures read(String source) {
        return FutureStatements.read(Trees.module(source), 0);
    }

    private static SyntaxProblem problem(String source) {
        return catchThrowableOfType(PythonSyntaxException.class, () -> read(source))
                .problem();
    }

    @Test
    void feature_isOn_whenImportedAfterTheDocstring() {
        FutureFeatures features = read("'doc'\nfrom __future__ import division, annotations as a\n");
        assertThat(features.has(FutureFeature.ANNOTATIONS)).isTrue();
        assertThat(features.lastLine()).isEqualTo(2);
    }

    @Test
    void mandatoryFeature_setsNoFlag_whenImported() {
        assertThat(read("from __future__ import division, generator_stop\n").flags())
                .isZero();
    }

    @Test
    void inheritedFlags_hold_whateverTheSourceSays() {
        int flags = FutureFeature.ANNOTATIONS.compilerFlag() | FutureFeature.DIVISION.compilerFlag();
        assertThat(FutureStatements.read(Trees.module("x = 1\n"), flags)).isEqualTo(new FutureFeatures(flags, 0));
    }

    @Test
    void futureStatements_areRead_fromAnInteractiveInput() {
        FutureFeatures features =
                FutureStatements.read(Trees.interactive("from __future__ import barry_as_FLUFL\n"), 0);
        assertThat(features.has(FutureFeature.BARRY_AS_BDFL)).isTrue();
    }

    @Test
    void lateStatement_isLeftToTheCodeGenerator_whenOnALineOfItsOwn() {
        FutureFeatures features = read("import a\nfrom __future__ import annotations\n");
        assertThat(features).isEqualTo(FutureFeatures.NONE);
        assertThat(features.allowsImportOn(2)).isFalse();
    }

    @Test
    void lateStatement_isAnError_whenOnTheLineOfTheOneBefore() {
        SyntaxProblem problem = problem("é = 1; from __future__ import annotations\n");
        assertThat(problem.message()).isEqualTo("from __future__ imports must occur at the beginning of the file");
        // Bytes, and from 0: CPython's own slip.
        assertThat(problem.offset()).isEqualTo(OptionalInt.of(8));
        assertThat(problem.endLine()).isEqualTo(OptionalInt.of(1));
        assertThat(problem.endOffset()).isEmpty();
    }

    @Test
    void unknownFeature_isAnError_atTheStatement() {
        SyntaxProblem problem = problem("'é'; from __future__ import nested_scopes, nope\n");
        assertThat(problem.message()).isEqualTo("future feature nope is not defined");
        assertThat(problem.offset()).isEqualTo(OptionalInt.of(7));
    }

    @Test
    void unknownFeature_isShownUpToItsHundredthByte() {
        assertThat(problem("from __future__ import a" + "é".repeat(60) + "\n").message())
                .isEqualTo("future feature a" + "é".repeat(49) + "\ufffd is not defined");
    }

    @Test
    void braces_haveNoChance() {
        assertThat(problem("from __future__ import braces\n").message()).isEqualTo("not a chance");
    }
}
