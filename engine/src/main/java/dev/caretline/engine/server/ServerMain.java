package dev.caretline.engine.server;

import dev.caretline.engine.cache.CodeCache;
import dev.caretline.engine.sockets.LocalListener;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The server's process: {@code --socket PATH --archive PATH --cache FOLDER}. Its standard input is a socket that listens
 * already, at the path. It ends when nobody has asked for a while, or when the path leads to no socket any more.
 */
public final class ServerMain {
    private ServerMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        if (options.containsKey("--train")) {
            Training.run();
            return;
        }
        if (!(System.inheritedChannel() instanceof ServerSocketChannel inherited)) {
            throw new IllegalStateException("standard input is no listening socket");
        }
        Path socket = Path.of(options.getOrDefault("--socket", ""));
        CodeCache cache = new CodeCache(Path.of(options.getOrDefault("--cache", "")));
        LocalListener listener = LocalListener.of(inherited, socket);
        new Server(listener, Questions.of(cache), () -> Files.exists(socket)).serve();
        listener.close();
        cache.prune(CodeCache.LARGEST);
        SharedArchive.makeIfMissing(Path.of(options.getOrDefault("--archive", "")));
        // Threads of questions that were cut off would keep the process.
        System.exit(0);
    }

    /** The class path of this process. */
    static List<String> classPath() {
        return List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator));
    }
}
