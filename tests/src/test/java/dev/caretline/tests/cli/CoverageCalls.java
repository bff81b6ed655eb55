package dev.caretline.tests.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Calls of {@code caretline coverage} whose data and cache are in one folder. */
final class CoverageCalls {
    private final Path folder;

    CoverageCalls(Path folder) {
        this.folder = folder;
    }

    /** @param command of those of coverage */
    Launcher.Run call(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of("coverage", command, "--data-file=" + folder.resolve("data")));
        all.addAll(List.of(arguments));
        Map<String, String> environment =
                Map.of("CARETLINE_CACHE", folder.resolve("cache").toString(), "CARETLINE_PATIENCE", "30");
        return Launcher.run(Launcher.script(), environment, "", all.toArray(String[]::new));
    }
}
