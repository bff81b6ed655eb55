"""SIGINT hits the user's code and nothing of ours: its handler is in force only while that runs."""
import time

import _signal


class Interrupts:
    def __init__(self, is_deaf):
        """is_deaf: whether this process was started with the signal ignored, and is to do what is usual with it."""
        self.handler = _signal.getsignal(_signal.SIGINT)
        self.armed = not is_deaf
        if is_deaf:
            self.handler = _signal.default_int_handler
            _signal.signal(_signal.SIGINT, _nothing)
            # Java's threads block it, and so do the processes that they start.
            _signal.pthread_sigmask(_signal.SIG_UNBLOCK, (_signal.SIGQUIT,))

    def arm(self):
        self.armed = True
        if self.handler is not None:
            _signal.signal(_signal.SIGINT, self.handler)

    def deliver(self, seconds):
        """Lets the handler see a signal of the last seconds, in which the input was entered that runs now."""
        if _ignored[0] > time.monotonic() - seconds:
            _ignored[0] = 0.0
            _signal.raise_signal(_signal.SIGINT)

    def disarm(self):
        """Keeps the handler, which code may have replaced by its own. A Python function takes its place, not SIG_IGN: that
        would be inherited by every process that a thread starts meanwhile."""
        while self.armed:
            try:
                handler = _signal.getsignal(_signal.SIGINT)
                if handler is not None:
                    _signal.signal(_signal.SIGINT, _nothing)
                    self.handler = handler
                self.armed = False
            except BaseException:
                # The handler itself, for a signal that came before it was replaced.
                pass


_ignored = [0.0]


def _nothing(number, frame, now=time.monotonic):
    _ignored[0] = now()
