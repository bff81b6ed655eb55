package dev.caretline.repl.editor;

import java.io.FileDescriptor;
import java.io.IOException;
import org.jline.nativ.CLibrary;
import org.jline.terminal.Attributes;
import org.jline.terminal.impl.jni.linux.LinuxNativePty;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/**
 * This process's terminal on Linux, which keeps what JLine's attributes have no names for. Without that each change of modes
 * sets the speed to 0, by which a serial line hangs up.
 */
final class LinuxPty extends LinuxNativePty {
    /** The bits of {@code c_cflag} that attributes stand for: CSIZE, CSTOPB, CREAD, PARENB, PARODD, HUPCL, CLOCAL. */
    private static final long NAMED = 0xFF0;

    private static final int IN = 0;
    private static final int OUT = 1;

    LinuxPty(TerminalProvider provider) throws IOException {
        super(provider, SystemStream.Output, -1, null, IN, FileDescriptor.in, OUT, FileDescriptor.out, ttyname(OUT));
    }

    @Override
    protected CLibrary.Termios toTermios(Attributes attributes) {
        CLibrary.Termios modes = super.toTermios(attributes);
        CLibrary.Termios now = new CLibrary.Termios();
        if (CLibrary.tcgetattr(IN, now) == 0) {
            modes.c_cflag = (modes.c_cflag & NAMED) | (now.c_cflag & ~NAMED);
            modes.c_ispeed = now.c_ispeed;
            modes.c_ospeed = now.c_ospeed;
        }
        return modes;
    }
}
