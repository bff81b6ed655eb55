package dev.caretline.engine.interpreter;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks a program what Python it is, by running it once for a moment. */
final class Probe {
    /** The program could not be asked; the message is the rest of a sentence about it. */
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean started;

        Failure(String message) {
            this(message, true);
        }

        private Failure(String message, boolean started) {
            super(message);
            this.started = started;
        }

        /** Whether there was a process at all: then what it needed was missing, not the permission to run it. */
        boolean started() {
            return started;
        }
    }

    private static final String FIRST_LINE = "caretline-probe";
    private static final int LINES = 7;
    private static final int MOST_BYTES = 1 << 16;

    /**
     * For every Python from 2.7 up, other implementations too. Imports nothing that could lie in the working folder: what
     * it needs is loaded before any program.
     */
    private static final String PROGRAM = String.join(
            "\n",
            "import sys",
            "v = sys.version_info",
            "m = sys.modules.get('_frozen_importlib_external')",
            "m = getattr(m, 'MAGIC_NUMBER', None)",
            "level = {'final': ''}.get(v[3], {'alpha': 'a', 'beta': 'b', 'candidate': 'rc'}.get(v[3], '') + str(v[4]))",
            "i = getattr(sys, 'implementation', None)",
            "t = '\\n'.join(['" + FIRST_LINE + "', getattr(i, 'name', 'cpython'), '%d.%d.%d' % v[:3] + level,",
            "    str(m[0] | m[1] << 8 if m else 0), getattr(sys, 'abiflags', ''), sys.executable,",
            "    getattr(sys, 'base_prefix', sys.prefix)]) + '\\n'",
            "getattr(sys.stdout, 'buffer', sys.stdout).write(t.encode('utf-8', 'surrogateescape') if m else t)");

    private final Duration patience;

    Probe(Duration patience) {
        this.patience = patience;
    }

    /** @throws Failure if it cannot be started, does not answer in time, or answers something else */
    Identity ask(Path program) throws Failure {
        Process process = start(program);
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Failure("did not say within " + patience.toSeconds() + " s what it is");
            }
            String answer = text(process.getInputStream());
            if (process.exitValue() != 0) {
                throw new Failure("does not run: "
                        + complaint(text(process.getErrorStream()))
                                .orElse("it ended with status " + process.exitValue()));
            }
            return identity(answer, program);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("was not asked to the end");
        } catch (IOException e) {
            throw new Failure("cannot be asked: " + e.getMessage());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Process start(Path program) throws Failure {
        // -E: no PYTHON* variables; -s -S: no site, nobody's start-up files; all three are known to every Python.
        ProcessBuilder builder = new ProcessBuilder(List.of(program.toString(), "-E", "-s", "-S", "-c", PROGRAM));
        File nothing = new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
        builder.redirectInput(ProcessBuilder.Redirect.from(nothing));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new Failure(whyNotStarted(program, String.valueOf(e.getMessage())), false);
        }
    }

    /** The two that puzzle people: both say something untrue of a file that is there and may be executed. */
    private static String whyNotStarted(Path program, String message) {
        if (Files.isExecutable(program)) {
            if (message.contains("error=13")) {
                return "cannot be started: its file system is mounted noexec. Set CARETLINE_CACHE to a folder where"
                        + " programs may run, or name another interpreter with --python";
            }
            if (message.contains("error=2,")) {
                return "cannot be started: the loader it asks for is missing (it needs glibc; Alpine has musl)";
            }
        }
        return "cannot be started: " + message.replaceFirst("^Cannot run program .*?: (error=\\d+, )?", "");
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }

    /** The line that says what is wrong, rather than where or what to do: "libpython3.11.so: cannot open". */
    private static Optional<String> complaint(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return lines.stream()
                .filter(line -> line.contains(": "))
                .findFirst()
                .or(() -> lines.stream().findFirst());
    }

    /** A wrapper may have said something before. */
    private static Identity identity(String answer, Path program) throws Failure {
        int start = answer.indexOf(FIRST_LINE + "\n");
        List<String> lines =
                start < 0 ? List.of() : answer.substring(start).lines().toList();
        Optional<ReleaseNumber> version = lines.size() == LINES ? ReleaseNumber.parse(lines.get(2)) : Optional.empty();
        if (version.isEmpty() || !lines.get(3).matches("\\d{1,5}")) {
            throw new Failure("is no Python");
        }
        Path executable = lines.get(5).isEmpty() ? program : Path.of(lines.get(5));
        return new Identity(
                lines.get(1),
                version.get(),
                Integer.parseInt(lines.get(3)),
                lines.get(4),
                executable,
                Path.of(lines.get(6)));
    }
}
