package dev.caretline.locations.caretline;

import dev.caretline.locations.traceback.Failure;
import java.util.List;

/** File names as a reader wants them: short, and still to be clicked on. */
final class Places {
    private static final List<String> INSTALLED = List.of("/site-packages/", "/dist-packages/");

    private final String workingDirectory;
    private final List<String> libraries;

    Places(Failure failure) {
        String folder = failure.workingDirectory();
        workingDirectory = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
        libraries = failure.prefixes().stream()
                .flatMap(prefix -> List.of(prefix + "/lib/", prefix + "/lib64/", prefix + "\\Lib\\").stream())
                .toList();
    }

    /** Relative to the working directory, if the file is below that. */
    String name(String filename) {
        boolean below = workingDirectory.length() > 1 && filename.startsWith(workingDirectory);
        return below ? filename.substring(workingDirectory.length()) : filename;
    }

    /** Whether the file belongs to the interpreter or was installed into it. */
    boolean isLibrary(String filename) {
        return filename.startsWith("<frozen ")
                || INSTALLED.stream().anyMatch(filename::contains)
                || libraries.stream().anyMatch(filename::startsWith);
    }

    /** The last two parts of a name: enough to recognise a module of a library. */
    String shortName(String filename) {
        int last = Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\'));
        int before =
                last <= 0 ? -1 : Math.max(filename.lastIndexOf('/', last - 1), filename.lastIndexOf('\\', last - 1));
        String folder = last < 0 ? "" : filename.substring(before + 1, last);
        boolean plain = folder.isEmpty() || folder.startsWith("python3") || folder.equals("site-packages");
        return plain ? filename.substring(last + 1) : filename.substring(before + 1);
    }
}
