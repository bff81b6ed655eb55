package dev.caretline.cli;

import dev.caretline.locations.pyc.PycFile;
import dev.caretline.locations.pyc.PycHeader;
import dev.caretline.locations.pyc.SourceHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Looks for the source that a {@code .pyc} was made of: only one that the header says is the same will do. */
final class PycSource {
    private static final String CACHE_FOLDER = "__pycache__";

    private PycSource() {}

    /** The bytes of the source of a {@code .pyc}, if it is where Python would have it and has not changed. */
    static Optional<byte[]> find(String pycName, PycFile pyc) {
        return candidates(pycName, pyc).stream()
                .flatMap(candidate -> unchanged(candidate, pyc).stream())
                .findFirst();
    }

    /** A source that cannot be read is as good as none. */
    private static Optional<byte[]> unchanged(Path source, PycFile pyc) {
        try {
            if (!Files.isRegularFile(source)) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(source);
            return isUnchanged(source, bytes, pyc) ? Optional.of(bytes) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** PEP 3147: {@code __pycache__/name.cpython-311.pyc} has its source one folder up, {@code name.pyc} beside it. */
    private static Set<Path> candidates(String pycName, PycFile pyc) {
        Set<Path> candidates = new LinkedHashSet<>();
        try {
            Path path = Path.of(pycName).toAbsolutePath();
            Path folder = path.getParent();
            if (folder != null) {
                boolean cached = folder.endsWith(CACHE_FOLDER) && folder.getParent() != null;
                String module = String.valueOf(path.getFileName()).replaceFirst("\\..*", "");
                candidates.add(cached ? folder.resolveSibling(module + ".py") : folder.resolve(module + ".py"));
            }
            candidates.add(Path.of(pyc.code().filename()).toAbsolutePath());
        } catch (InvalidPathException e) {
            return candidates;
        }
        return candidates;
    }

    private static boolean isUnchanged(Path path, byte[] source, PycFile pyc) throws IOException {
        if (pyc.header() instanceof PycHeader.Hash hash) {
            return SourceHash.of(source, pyc.version()) == hash.sourceHash();
        }
        PycHeader.Timestamp timestamp = (PycHeader.Timestamp) pyc.header();
        long modified = Files.getLastModifiedTime(path).toMillis() / 1000;
        return timestamp.sourceSize() == source.length && timestamp.modified() == (int) modified;
    }
}
