package dev.caretline.repl.editor;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.nativ.OSInfo;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jline.utils.InfoCmp;
import org.jline.utils.OSUtils;

/** How this process's terminal is opened: without a search for providers and, for the usual types, without a process. */
final class Terminals {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    /** The property that JLine's loader looks at. */
    private static final String LIBRARY = "library.jline.path";

    private Terminals() {}

    /** The terminal, whose signals do what they usually do. */
    static Terminal open() throws IOException {
        String type = System.getenv().getOrDefault("TERM", "dumb");
        preload(type);
        findLibrary();
        Terminal terminal = opened(type);
        if (terminal.getWidth() <= 0 || terminal.getHeight() <= 0) {
            terminal.setSize(new Size(COLUMNS, ROWS));
        }
        return terminal;
    }

    /** Where the build has unpacked JLine's native library beside the jars, it is loaded from there. */
    private static void findLibrary() {
        String home = System.getProperty("caretline.home");
        if (home != null && System.getProperty(LIBRARY) == null) {
            Path folder = Path.of(home, "target", "native", "org", "jline", "nativ")
                    .resolve(OSInfo.getNativeLibFolderPathForCurrentOS());
            if (Files.isDirectory(folder)) {
                System.setProperty(LIBRARY, folder.toString());
            }
        }
    }

    private static Terminal opened(String type) throws IOException {
        TerminalProvider provider = new JniTerminalProvider();
        if (provider.isSystemStream(SystemStream.Input) && provider.isSystemStream(SystemStream.Output)) {
            Charset charset = charset();
            if (OSUtils.IS_LINUX) {
                return new PosixSysTerminal(
                        "caretline",
                        type,
                        new LinuxPty(provider),
                        charset,
                        charset,
                        charset,
                        true,
                        Terminal.SignalHandler.SIG_DFL);
            }
            return provider.sysTerminal(
                    "caretline",
                    type,
                    false,
                    charset,
                    charset,
                    charset,
                    true,
                    Terminal.SignalHandler.SIG_DFL,
                    false,
                    SystemStream.Output);
        }
        return TerminalBuilder.builder()
                .provider("jni")
                .system(true)
                .dumb(true)
                .encoding(charset())
                .signalHandler(Terminal.SignalHandler.SIG_DFL)
                .build();
    }

    /** JLine would run {@code infocmp} for types that it knows itself, and complain in Java's way of one that nobody knows. */
    private static void preload(String type) {
        String known = InfoCmp.getDefaultInfoCmp(type.equals("tmux-256color") ? "screen-256color" : type);
        InfoCmp.setLoadedInfoCmp(type, known != null ? known : described(type));
    }

    private static String described(String type) {
        try {
            return InfoCmp.getInfoCmp(type);
        } catch (IOException e) {
            return InfoCmp.getDefaultInfoCmp("ansi");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return InfoCmp.getDefaultInfoCmp("ansi");
        }
    }

    /** The terminal's, as CPython takes it: UTF-8 where the locale names none (PEP 538 and PEP 540). */
    static Charset charset() {
        String name = System.getProperty("native.encoding", "UTF-8");
        try {
            Charset charset = Charset.forName(name);
            return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
