package dev.caretline.cli.run;

import dev.caretline.engine.agent.AgentFolder;
import dev.caretline.engine.files.UserCache;
import java.nio.file.Path;

/** Where the agent lies for the commands that start Pythons. */
public final class LaidOutAgent {
    private LaidOutAgent() {}

    /** Beside the jars, where the build laid it out; else in the cache, laid out now if it is not there. */
    public static Path folder(UserCache cache) {
        String home = System.getProperty("caretline.home");
        return home == null
                ? AgentFolder.in(cache.writable())
                : Path.of(home).resolve("target").resolve("agent");
    }
}
