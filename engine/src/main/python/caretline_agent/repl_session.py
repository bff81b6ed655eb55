"""What the prompt asks of the process itself."""
import os
import signal


def answer(body, console):
    return _ANSWERS[body["what"]](body, console)


def _suspend(body, console):
    """Stops all processes of the terminal's foreground job, Java and this one, as the terminal itself does for Ctrl-Z."""
    os.kill(0, signal.SIGTSTP)
    return {}


_ANSWERS = {"suspend": _suspend}
