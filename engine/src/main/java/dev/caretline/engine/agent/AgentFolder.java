package dev.caretline.engine.agent;

import dev.caretline.engine.CaretlineException;
import dev.caretline.engine.files.FileLock;
import dev.caretline.engine.files.FolderTree;
import dev.caretline.engine.files.PrivateFolder;
import dev.caretline.engine.files.UserCache;
import dev.caretline.engine.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;

/**
 * The agent as it lies in the user's cache, for Java programs that start Pythons: laid out once for all of them, in a folder
 * that is named after its content and gets its name when it is whole. Other builds have theirs beside it.
 */
public final class AgentFolder {
    private static final String FOLDER = "agent";

    private static final int NAME_BYTES = 12;

    private AgentFolder() {}

    /**
     * The folder, laid out if it was not. Of many that ask at once one does it and the others wait.
     *
     * @param cache one that can be written
     * @throws CaretlineException if it cannot be laid out
     */
    public static Path in(UserCache cache) {
        Path parent = cache.resolve(FOLDER);
        try {
            SortedMap<String, byte[]> sources = AgentFiles.sources();
            Path folder = parent.resolve(digest(sources));
            PrivateFolder.make(parent);
            if (Files.isDirectory(folder)) {
                return folder;
            }
            FileLock lock = FileLock.hold(parent.resolve("lock"));
            try {
                if (!Files.isDirectory(folder)) {
                    layOut(sources, folder);
                }
            } finally {
                lock.close();
            }
            return folder;
        } catch (IOException e) {
            throw new CaretlineException("cannot write to " + parent + ": " + PrivateFolder.reason(e), e);
        }
    }

    /** Compiled where it will lie: code objects name their files. */
    private static void layOut(SortedMap<String, byte[]> sources, Path folder) throws IOException {
        Path draft = WholeFile.beside(folder, ".new");
        PrivateFolder.make(draft);
        try {
            AgentFiles.layOut(sources, draft, folder);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FolderTree.delete(draft);
        }
    }

    private static String digest(SortedMap<String, byte[]> sources) {
        ContentDigest digest = new ContentDigest();
        sources.forEach(digest::add);
        return digest.hex(NAME_BYTES);
    }
}
