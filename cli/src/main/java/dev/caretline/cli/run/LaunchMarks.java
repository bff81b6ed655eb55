package dev.caretline.cli.run;

import dev.caretline.engine.files.PrivateFolder;
import dev.caretline.engine.files.UserCache;
import dev.caretline.engine.files.WholeFile;
import dev.caretline.engine.interpreter.Finding;
import dev.caretline.engine.interpreter.Interpreter;
import dev.caretline.engine.interpreter.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the launcher has to know to do without Java: empty files in the cache's {@code launch} folder, named by the path of
 * an interpreter with {@code .ok} or {@code .no} behind it, and {@code launch/embedded} with the path of the embedded one.
 * A shell can ask for them without starting anything; they hold as long as they are newer than the interpreter, and the
 * path leads to the file that {@code .is} beside them names. A script that starts one has no mark, as it may choose
 * another each time; what it started has.
 */
public final class LaunchMarks {
    private final UserCache cache;

    public LaunchMarks(UserCache cache) {
        this.cache = cache;
    }

    /** Marks what was found and what was chosen; what cannot be written will be found out again. */
    public void write(List<Finding> findings, Interpreter chosen) {
        try {
            PrivateFolder.make(cache.folder());
            for (Finding finding : findings) {
                if (finding.identity().isPresent()) {
                    boolean usable = finding.interpreter().isPresent();
                    mark(finding.candidate().program(), usable);
                    mark(finding.identity().get().executable(), usable);
                }
            }
            mark(chosen.executable(), true);
            mark(chosen.identity().executable(), true);
            if (chosen.origin() == Origin.EMBEDDED) {
                byte[] line = (chosen.executable() + "\n").getBytes(StandardCharsets.UTF_8);
                Files.write(cache.resolve("launch").resolve("embedded"), line);
            }
        } catch (IOException e) {
            // The next start asks Java again.
        }
    }

    private void mark(Path program, boolean usable) throws IOException {
        if (!program.isAbsolute() || isScript(program)) {
            return;
        }
        Path mark = cache.resolve("launch").resolve(program.getRoot().relativize(program));
        Files.createDirectories(mark.resolveSibling(""));
        Files.write(mark.resolveSibling(program.getFileName() + (usable ? ".ok" : ".no")), new byte[0]);
        Files.deleteIfExists(mark.resolveSibling(program.getFileName() + (usable ? ".no" : ".ok")));
        byte[] real = (program.toRealPath() + "\n").getBytes(StandardCharsets.UTF_8);
        WholeFile.write(mark.resolveSibling(program.getFileName() + ".is"), real);
    }

    private static boolean isScript(Path program) throws IOException {
        try (InputStream in = Files.newInputStream(program)) {
            return in.read() == '#' && in.read() == '!';
        }
    }
}
