"""Who writes to the terminal: this process while code runs, Java while the user types.

While the prompt is shown, what threads and children write goes to Java, which prints it above the line being typed.
"""
import os
import sys

_STREAMS = (1, 2)


class Terminal:
    def __init__(self, output):
        self.output = output
        #: The terminal's descriptors, kept aside while Java has the screen.
        self.kept = {}

    def idle(self):
        """Gives the screen to Java: only what is a terminal, a program may have led it elsewhere."""
        flush()
        if self.output is None:
            return
        for descriptor in _STREAMS:
            try:
                if os.isatty(descriptor):
                    self.kept[descriptor] = os.dup(descriptor)
                    os.dup2(self.output.fileno(), descriptor)
            except OSError:
                pass

    def busy(self):
        """Takes the screen back."""
        flush()
        for descriptor, kept in self.kept.items():
            try:
                os.dup2(kept, descriptor)
                os.close(kept)
            except OSError:
                pass
        self.kept = {}

    def forget(self):
        if self.output is not None:
            self.output.close()
            self.output = None


def restore():
    """Lets the terminal edit lines again, echo them and send signals, which a Java that was killed at its prompt has not."""
    import termios

    try:
        modes = termios.tcgetattr(0)
        modes[0] |= termios.ICRNL | termios.IXON
        modes[3] |= termios.ICANON | termios.ECHO | termios.ISIG | termios.IEXTEN
        termios.tcsetattr(0, termios.TCSADRAIN, modes)
        # No marks around pastes, and the usual keys.
        os.write(1, b"\x1b[?2004l\x1b[?1l\x1b>\r\n")
    except (OSError, termios.error):
        # It has gone, too.
        pass


def flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            # Closed, or replaced by something of the program's.
            pass
