package dev.caretline.engine.agent;

import dev.caretline.assertions.AssertionInstrumentation;
import dev.caretline.compiler.Compiler;
import dev.caretline.coverage.CoverageInstrumentation;
import dev.caretline.grammar.source.SourceText;
import dev.caretline.locations.code.CodeObject;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What tells one build of Caretline from another: a digest of all that code is compiled and woven by. Code that another
 * build has left in the cache is not found under it.
 */
final class BuildDigest {
    /** One of each room that has a part in it. */
    private static final List<Class<?>> ROOMS = List.of(
            SourceText.class,
            CodeObject.class,
            Compiler.class,
            AssertionInstrumentation.class,
            CoverageInstrumentation.class,
            AgentFiles.class);

    private BuildDigest() {}

    /** 16 hex digits; the same for the same contents, whenever and wherever they were built. */
    static String text() throws IOException {
        ContentDigest digest = new ContentDigest();
        for (Path place : places()) {
            if (Files.isDirectory(place)) {
                addFolder(place, digest);
            } else {
                addJar(place, digest);
            }
        }
        return digest.hex(8);
    }

    private static Set<Path> places() throws IOException {
        Set<Path> places = new LinkedHashSet<>();
        for (Class<?> room : ROOMS) {
            try {
                places.add(Path.of(
                        room.getProtectionDomain().getCodeSource().getLocation().toURI()));
            } catch (URISyntaxException e) {
                throw new IOException(e);
            }
        }
        return places;
    }

    /** By the checksums in its directory: nothing is unpacked. */
    private static void addJar(Path file, ContentDigest digest) throws IOException {
        try (ZipFile jar = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = jar.stream()
                    .filter(entry -> entry.getName().startsWith("dev/caretline/") && !entry.isDirectory())
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                add(entry.getName(), entry.getCrc(), entry.getSize(), digest);
            }
        }
    }

    private static void addFolder(Path folder, ContentDigest digest) throws IOException {
        Path packages = folder.resolve("dev").resolve("caretline");
        List<Path> files;
        try (Stream<Path> found = Files.walk(packages)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            CRC32 checksum = new CRC32();
            byte[] content = Files.readAllBytes(file);
            checksum.update(content);
            add(folder.relativize(file).toString(), checksum.getValue(), content.length, digest);
        }
    }

    private static void add(String name, long checksum, long size, ContentDigest digest) {
        digest.add(name, (checksum + " " + size).getBytes(StandardCharsets.UTF_8));
    }
}
