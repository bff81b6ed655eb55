package dev.caretline.engine.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the interpreters are scripts for a shell")
class ProbeTest {
    @TempDir
    private Path temporary;

    private final Probe probe = new Probe(Duration.ofSeconds(30));

    @Test
    void ask_givesUp_whenThereIsNoAnswer() throws IOException {
        Path program = FakePythons.script(temporary.resolve("python"), "exec sleep 600\n");

        assertThatThrownBy(() -> new Probe(Duration.ofMillis(100)).ask(program))
                .hasMessageStartingWith("did not say within");
    }

    @Test
    void ask_readsTheAnswer_whenAWrapperSaidSomethingBefore() throws Exception {
        Path program = FakePythons.script(
                temporary.resolve("python"), "echo hello\n" + FakePythons.answer("cpython", "3.15.0b2", 3700));

        Identity identity = probe.ask(program);

        assertThat(identity.version()).isEqualTo(new ReleaseNumber(3, 15, 0, "b2"));
        assertThat(identity.executable()).isEqualTo(program);
        assertThat(identity.prefix()).isEqualTo(Path.of("/usr"));
    }

    @Test
    void ask_doesNotReadForEver() throws IOException {
        Path program = FakePythons.script(temporary.resolve("python"), "exec yes\n");

        assertThatThrownBy(() -> new Probe(Duration.ofMillis(300)).ask(program)).isInstanceOf(Probe.Failure.class);
    }

    @Test
    void ask_doesNotHandOverStandardInput() throws IOException {
        Path program = FakePythons.script(temporary.resolve("python"), "read line; echo got:$line; exit 3\n");

        assertThatThrownBy(() -> probe.ask(program)).hasMessage("does not run: it ended with status 3");
    }
}
