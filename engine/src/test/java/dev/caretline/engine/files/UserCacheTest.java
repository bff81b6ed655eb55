package dev.caretline.engine.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "paths and permissions of POSIX")
class UserCacheTest {
    @TempDir
    private Path temporary;

    private static Path folder(Map<String, String> environment, String system) {
        return UserCache.of(environment, system, "/home/u").folder();
    }

    @Test
    void of_followsTheEnvironment_thenTheSystem() {
        assertThat(folder(Map.of("CARETLINE_CACHE", "/c", "XDG_CACHE_HOME", "/x"), "Linux"))
                .isEqualTo(Path.of("/c"));
        assertThat(folder(Map.of("XDG_CACHE_HOME", "/x"), "Linux")).isEqualTo(Path.of("/x/caretline"));
        assertThat(folder(Map.of("XDG_CACHE_HOME", "relative"), "Linux"))
                .isEqualTo(Path.of("/home/u/.cache/caretline"));
        assertThat(folder(Map.of("XDG_CACHE_HOME", "", "CARETLINE_CACHE", ""), "Linux"))
                .isEqualTo(Path.of("/home/u/.cache/caretline"));
        assertThat(folder(Map.of(), "Mac OS X")).isEqualTo(Path.of("/home/u/Library/Caches/caretline"));
        assertThat(folder(Map.of("LOCALAPPDATA", "/local"), "Windows 11")).isEqualTo(Path.of("/local/caretline"));
    }

    @Test
    void writable_makesAFolderForTheOwnerAlone() throws IOException {
        UserCache cache = new UserCache(temporary.resolve("a/b"));

        assertThat(cache.writable()).isEqualTo(cache);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache.folder())))
                .isEqualTo("rwx------");
    }

    @Test
    void writable_shutsOthersOut() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("open"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        new UserCache(folder).writable();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void writable_isAFolderOfTemporaryFiles_whenThereCanBeNone() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");

        UserCache cache = new UserCache(file.resolve("cache")).writable();

        assertThat(cache.folder().getParent()).isEqualTo(Path.of(System.getProperty("java.io.tmpdir")));
        assertThat(Files.isWritable(cache.folder())).isTrue();
    }
}
