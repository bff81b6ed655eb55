package dev.caretline.engine.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caretline.engine.files.UserCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownInterpretersTest {
    @TempDir
    private Path temporary;

    private KnownInterpreters known;
    private Path program;

    @BeforeEach
    void program() throws IOException {
        known = new KnownInterpreters(new UserCache(temporary.resolve("cache")));
        program = Files.writeString(temporary.resolve("python"), "\u007fELF");
    }

    private Path file() {
        return temporary.resolve("cache/interpreters-1");
    }

    private static Identity identity(String version) {
        return new Identity(
                "cpython", ReleaseNumber.parse(version).orElseThrow(), 3495, "", Path.of("/p/python"), Path.of("/p"));
    }

    @Test
    void find_givesWhatWasAdded() {
        known.add(program, identity("3.11.7"));

        assertThat(known.find(program)).contains(identity("3.11.7"));
    }

    @Test
    void find_isEmpty_whenTheProgramHasChanged() throws IOException {
        known.add(program, identity("3.11.7"));
        Files.setLastModifiedTime(program, FileTime.fromMillis(1_000_000));

        assertThat(known.find(program)).isEmpty();
    }

    @Test
    void find_isEmpty_whenTheProgramHasGone() throws IOException {
        known.add(program, identity("3.11.7"));
        Files.delete(program);

        assertThat(known.find(program)).isEmpty();
    }

    @Test
    void add_replacesTheLineOfTheSameProgram_andKeepsOthers() throws IOException {
        Path other = Files.writeString(temporary.resolve("other python"), "\u007fELF");
        known.add(program, identity("3.11.7"));
        known.add(other, identity("3.9.1"));
        known.add(program, identity("3.11.8"));

        assertThat(known.find(program)).contains(identity("3.11.8"));
        assertThat(known.find(other)).contains(identity("3.9.1"));
        assertThat(Files.readAllLines(file())).hasSize(2);
        assertThat(Files.readString(file())).startsWith("ok\t").contains("\nno\t");
    }

    @Test
    void add_keepsNoScript_asItMayChooseAnotherEachTime() throws IOException {
        Files.writeString(program, "#!/bin/sh\nexec python3.11\n");

        known.add(program, identity("3.11.7"));

        assertThat(file()).doesNotExist();
    }

    @Test
    void add_keepsNoPathThatALineCannotHold() throws IOException {
        Path odd = Files.writeString(temporary.resolve("a\tb"), "\u007fELF");
        Path longer = Files.writeString(temporary.resolve("a\nb"), "\u007fELF");

        known.add(odd, identity("3.11.7"));
        known.add(longer, identity("3.11.7"));

        assertThat(file()).doesNotExist();
    }

    @Test
    void find_passesOverWhatIsNoLine() throws IOException {
        known.add(program, identity("3.11.7"));
        String line = Files.readString(file());
        Files.writeString(file(), "nonsense\n" + line.replace("3495", "many") + "\t\t\n" + line.replace("3.11.7", "x"));

        assertThat(known.find(program)).isEmpty();

        Files.write(file(), new byte[] {0, (byte) 0xff, 10, 9, 9});
        assertThat(known.find(program)).isEmpty();
    }

    @Test
    void add_keepsTheFileShort() throws IOException {
        for (int i = 0; i < 80; i++) {
            known.add(Files.writeString(temporary.resolve("p" + i), "\u007fELF"), identity("3.11.7"));
        }

        assertThat(Files.readAllLines(file())).hasSize(64).first().asString().endsWith("p79");
    }
}
