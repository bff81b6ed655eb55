package dev.caretline.engine.interpreter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Writes the files of the embedded interpreter to a folder, and beside each source of its library the {@code .pyc}.
 * Its test suite and the native binding for Java stay in the jar.
 */
final class JarUnpacking {
    /** Of the threads that compile: trees are walked recursively. */
    private static final long STACK_BYTES = 16L << 20;

    private static final int MOST_THREADS = 8;

    private final ZipFile zip;
    private final String root;
    private final Path folder;
    private final LibraryCompiler compiler;
    private final UnpackProgress progress;
    private final AtomicInteger done = new AtomicInteger();

    private JarUnpacking(ZipFile zip, String root, Path folder, LibraryCompiler compiler, UnpackProgress progress) {
        this.zip = zip;
        this.root = root;
        this.folder = folder;
        this.compiler = compiler;
        this.progress = progress;
    }

    /**
     * Unpacks.
     *
     * @param folder where to write; empty
     * @param compiler what to do with the sources
     * @throws IOException if the jar is damaged, has an entry that leads out of the folder, or the folder cannot be
     *     written; what was written by then stays
     */
    static void unpack(EmbeddedJar jar, Path folder, LibraryCompiler compiler, UnpackProgress progress)
            throws IOException {
        try (ZipFile zip = new ZipFile(jar.file().toFile())) {
            new JarUnpacking(zip, jar.root(), folder, compiler, progress).run();
        }
    }

    private void run() throws IOException {
        List<ZipEntry> entries = zip.stream()
                .filter(e -> !e.isDirectory() && isWanted(e.getName()))
                .map(ZipEntry.class::cast)
                .toList();
        if (entries.isEmpty()) {
            throw new IOException("there is no interpreter in it");
        }
        makeFolders(entries);
        int threads = Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
        ExecutorService pool = Executors.newFixedThreadPool(threads, JarUnpacking::thread);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (ZipEntry entry : entries) {
                work.add(pool.submit(() -> {
                    unpack(entry);
                    report(entries.size());
                    return null;
                }));
            }
            for (Future<?> each : work) {
                await(each);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "unpack", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    private synchronized void report(int all) {
        progress.unpacked(done.incrementAndGet(), all);
    }

    private static void await(Future<?> work) throws IOException {
        try {
            work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private boolean isWanted(String name) {
        if (!name.startsWith(root)) {
            return false;
        }
        String inside = name.substring(root.length());
        // JavaCPP's own: the binding, and at the top a second copy of the program that bin has.
        boolean ofJava = inside.contains("jnipython") || inside.equals("python3.11");
        return !ofJava && !inside.matches("(?i)lib/(python3\\.11/)?(test|.+/(test|tests|idle_test))/.*");
    }

    /** In one thread before the files: several would make the same ones. */
    private void makeFolders(List<ZipEntry> entries) throws IOException {
        Set<Path> folders = new TreeSet<>();
        for (ZipEntry entry : entries) {
            Path parent = target(entry).resolveSibling("");
            folders.add(parent);
            if (compiler.isCompiled(inside(entry))) {
                folders.add(parent.resolve("__pycache__"));
            }
        }
        for (Path each : folders) {
            Files.createDirectories(each);
        }
    }

    private String inside(ZipEntry entry) {
        return entry.getName().substring(root.length());
    }

    private Path target(ZipEntry entry) throws IOException {
        Path file = folder.resolve(inside(entry)).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new IOException("an entry leads out of its folder: " + entry.getName());
        }
        return file;
    }

    private void unpack(ZipEntry entry) throws IOException {
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readAllBytes();
        }
        Path file = target(entry);
        Files.write(file, bytes);
        String inside = inside(entry);
        if (inside.startsWith("bin/") && !file.toFile().setExecutable(true)) {
            // Jars keep no permissions.
            throw new IOException("cannot be made executable: " + file);
        }
        if (compiler.isCompiled(inside)) {
            compiler.compile(inside, file, bytes);
        }
    }
}
