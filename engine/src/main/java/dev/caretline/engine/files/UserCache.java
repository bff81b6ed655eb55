package dev.caretline.engine.files;

import dev.caretline.engine.CaretlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The folder that keeps what can be made again: unpacked interpreters, what is known of the others, woven code.
 *
 * <p>It is the one that {@code CARETLINE_CACHE} names, else {@code caretline} in {@code XDG_CACHE_HOME}, in
 * {@code ~/Library/Caches} on macOS, in {@code %LOCALAPPDATA%} on Windows, in {@code ~/.cache} elsewhere. Only its owner
 * can enter it.
 *
 * @param folder where it is, whether or not it exists; absolute
 */
public record UserCache(Path folder) {
    public UserCache {
        folder = folder.toAbsolutePath().normalize();
    }

    /** The one of this process. */
    public static UserCache ofSystem() {
        return of(System.getenv(), System.getProperty("os.name", ""), System.getProperty("user.home", "."));
    }

    /** The one for an environment, the name of an operating system as Java has it, and a home folder. */
    public static UserCache of(Map<String, String> environment, String system, String home) {
        Optional<Path> named = absolute(environment, "CARETLINE_CACHE");
        if (named.isPresent()) {
            return new UserCache(named.get());
        }
        return new UserCache(parent(environment, system.toLowerCase(Locale.ROOT), Path.of(home))
                .resolve("caretline"));
    }

    private static Path parent(Map<String, String> environment, String system, Path home) {
        // The XDG specification: a relative path is to be ignored.
        Optional<Path> xdg = absolute(environment, "XDG_CACHE_HOME").filter(Path::isAbsolute);
        if (xdg.isPresent()) {
            return xdg.get();
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches");
        }
        if (system.startsWith("windows")) {
            return absolute(environment, "LOCALAPPDATA")
                    .orElseGet(() -> home.resolve("AppData").resolve("Local"));
        }
        return home.resolve(".cache");
    }

    private static Optional<Path> absolute(Map<String, String> environment, String variable) {
        String value = environment.get(variable);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
    }

    /**
     * This cache, made if it was not there; or a private folder of this user below the one for temporary files, if this
     * one cannot be written.
     *
     * @throws CaretlineException if there is none that is ours alone
     */
    public UserCache writable() {
        String reason;
        try {
            PrivateFolder.make(folder);
            if (Files.isWritable(folder)) {
                return this;
            }
            reason = "it cannot be written";
        } catch (IOException e) {
            reason = PrivateFolder.reason(e);
        }
        Path temporary = temporary();
        try {
            PrivateFolder.make(temporary);
            return new UserCache(temporary);
        } catch (IOException e) {
            throw new CaretlineException(
                    "no folder for the cache: " + folder + ": " + reason + "; " + temporary + ": "
                            + PrivateFolder.reason(e) + ". Set CARETLINE_CACHE to a folder of your own",
                    e);
        }
    }

    /** Named after the user, whose folder it must then turn out to be. */
    private static Path temporary() {
        String user = System.getProperty("user.name", "user").replaceAll("[^A-Za-z0-9._-]", "_");
        return Path.of(System.getProperty("java.io.tmpdir", "/tmp")).resolve("caretline-" + user);
    }

    /** What stands in this cache under a name. */
    public Path resolve(String name) {
        return folder.resolve(name);
    }
}
