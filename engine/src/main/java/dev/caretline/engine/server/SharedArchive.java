package dev.caretline.engine.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The archive of loaded classes (AppCDS) that makes later servers start faster. It is made by a server that is about to
 * end, in a process of its own; its name says which Java and which jars it is for.
 */
final class SharedArchive {
    private static final long SECONDS = 60;
    private static final Duration KEPT = Duration.ofDays(30);

    private SharedArchive() {}

    static void makeIfMissing(Path archive) throws IOException, InterruptedException {
        if (Files.exists(archive) || !Files.isDirectory(archive.toAbsolutePath().resolveSibling(""))) {
            return;
        }
        Path draft = archive.resolveSibling(
                archive.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Process training = new ProcessBuilder(command(draft))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = training.waitFor(SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                training.destroyForcibly();
            } else if (training.exitValue() == 0 && Files.exists(draft)) {
                Files.move(draft, archive, StandardCopyOption.ATOMIC_MOVE);
                removeOld(archive.resolveSibling(""));
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Of builds and Javas that are no more; one that is still of use will be made again. */
    private static void removeOld(Path folder) throws IOException {
        Instant limit = Instant.now().minus(KEPT);
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, "*.jsa*")) {
            for (Path archive : archives) {
                if (Files.getLastModifiedTime(archive).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(archive);
                }
            }
        }
    }

    private static List<String> command(Path draft) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-XX:ArchiveClassesAtExit=" + draft,
                "-cp",
                String.join(File.pathSeparator, ServerMain.classPath()),
                ServerMain.class.getName(),
                "--train",
                "yes");
    }
}
