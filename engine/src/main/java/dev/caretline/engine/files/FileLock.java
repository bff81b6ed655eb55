package dev.caretline.engine.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file that one thread of one process holds at a time; the operating system lets go of it when the process dies. Where
 * the file system has no locks, only the threads of this process exclude each other: whoever holds it must stay right
 * then too.
 */
public final class FileLock implements AutoCloseable {
    /** Java refuses to wait for a lock that another thread of the same process holds. */
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final ReentrantLock thread;
    private final FileChannel channel;

    private FileLock(ReentrantLock thread, FileChannel channel) {
        this.thread = thread;
        this.channel = channel;
    }

    /**
     * Waits for the lock.
     *
     * @throws IOException if the file cannot be opened for writing
     */
    public static FileLock hold(Path file) throws IOException {
        ReentrantLock thread = THREADS.computeIfAbsent(file.toAbsolutePath().normalize(), p -> new ReentrantLock());
        thread.lock();
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock(channel);
            return new FileLock(thread, channel);
        } catch (IOException | RuntimeException e) {
            thread.unlock();
            throw e;
        }
    }

    @SuppressWarnings("lock") // is let go of with the channel
    private static void lock(FileChannel channel) {
        try {
            channel.lock();
        } catch (IOException e) {
            // ENOLCK, as some network file systems have it.
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It was only a lock.
        } finally {
            thread.unlock();
        }
    }
}
