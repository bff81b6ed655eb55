package dev.caretline.tests.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OracleServerTest {
    @Test
    void answersAreCPythons() {
        try (OracleServer oracle = new OracleServer(EmbeddedCPython.get())) {
            assertThat(oracle.ast("x = 1".getBytes(StandardCharsets.UTF_8), "exec")
                            .get("ok")
                            .getAsBoolean())
                    .isTrue();
            assertThat(oracle.code("x = (".getBytes(StandardCharsets.UTF_8), "exec", 0, 0)
                            .getAsJsonObject("error")
                            .get("msg")
                            .getAsString())
                    .isEqualTo("'(' was never closed");
            assertThat(oracle.run("import sys; answer = list(sys.version_info[:3])")
                            .get("answer")
                            .toString())
                    .isEqualTo("[3,11,3]");
        }
    }

    @Test
    void library_isComplete() {
        assertThat(EmbeddedCPython.get().libraryFiles()).hasSizeGreaterThan(1_700);
        assertThat(EmbeddedCPython.get().librarySources()).hasSizeBetween(500, 1_000);
    }
}
