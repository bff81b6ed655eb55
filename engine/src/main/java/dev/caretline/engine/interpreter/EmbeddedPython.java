package dev.caretline.engine.interpreter;

import dev.caretline.compiler.target.Target;
import dev.caretline.engine.CaretlineException;
import dev.caretline.engine.files.FileLock;
import dev.caretline.engine.files.FolderTree;
import dev.caretline.engine.files.PrivateFolder;
import dev.caretline.engine.files.UserCache;
import dev.caretline.engine.files.WholeFile;
import dev.caretline.grammar.source.PythonVersion;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * The CPython that comes with Caretline: a jar until it is first needed, then a folder in the user's cache. Folders of
 * other versions are never deleted: virtual environments may have been made from them.
 */
final class EmbeddedPython {
    private static final String FOLDER = "cpython";

    private final EmbeddedJar jar;
    private final UserCache cache;

    EmbeddedPython(EmbeddedJar jar, UserCache cache) {
        this.jar = jar;
        this.cache = cache;
    }

    EmbeddedJar jar() {
        return jar;
    }

    /** The installation, whether or not it is there. */
    Installation installation() {
        return in(cache);
    }

    private Installation in(UserCache place) {
        return new Installation(place.resolve(FOLDER).resolve(jar.name()));
    }

    /**
     * The installation, unpacked if it was not. Of many that ask at once, in this process and others, one unpacks and the
     * others wait; a process that dies meanwhile leaves nothing that would be taken for whole.
     *
     * @throws CaretlineException if it cannot be unpacked
     */
    Installation unpacked(UnpackProgress progress) {
        Installation present = installation();
        return present.isComplete() ? present : unpack(progress, Optional.empty());
    }

    /**
     * As {@link #unpacked}, for one that is complete by the look of it and yet does not run.
     *
     * @param broken the stamp that it had: if it has another one by now, somebody else has replaced it
     */
    Installation replaced(Optional<FileTime> broken, UnpackProgress progress) {
        return unpack(progress, broken);
    }

    private Installation unpack(UnpackProgress progress, Optional<FileTime> broken) {
        Installation target = in(cache.writable());
        try {
            Path parent = cache.writable().resolve(FOLDER);
            PrivateFolder.make(parent);
            FileLock lock = FileLock.hold(parent.resolve("lock"));
            try {
                if (!target.isComplete() || (broken.isPresent() && broken.equals(target.stamp()))) {
                    unpackTo(target, progress);
                }
            } finally {
                lock.close();
            }
            return target;
        } catch (IOException e) {
            throw new CaretlineException(
                    "cannot unpack the embedded Python " + jar.file() + " to " + target.home() + ": "
                            + PrivateFolder.reason(e),
                    e);
        }
    }

    /** Writes to a folder beside it, which gets its name when it is whole. */
    private void unpackTo(Installation target, UnpackProgress progress) throws IOException {
        Path draft = WholeFile.beside(target.home(), ".new");
        PrivateFolder.make(draft);
        try {
            LibraryCompiler compiler = new LibraryCompiler(target.home(), Target.of(PythonVersion.V3_11));
            JarUnpacking.unpack(jar, draft, compiler, progress);
            new Installation(draft).complete();
            putAside(target.home());
            move(draft, target);
        } finally {
            FolderTree.delete(draft);
        }
    }

    /** What is there is broken, or the remains of one; somebody may still run it, so it keeps its files for a moment. */
    private static void putAside(Path home) throws IOException {
        if (Files.exists(home)) {
            Path aside = WholeFile.beside(home, ".old");
            Files.move(home, aside, StandardCopyOption.ATOMIC_MOVE);
            FolderTree.delete(aside);
        }
    }

    private static void move(Path draft, Installation target) throws IOException {
        try {
            Files.move(draft, target.home(), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            // Where there are no locks, somebody else may have been first.
            if (!target.isComplete()) {
                throw e;
            }
        }
    }
}
