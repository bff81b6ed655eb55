"""What the prompt asks of the process itself."""
import os
import signal

from caretline_agent import hooks, settings


def answer(body, console):
    return _ANSWERS[body["what"]](body, console)


def _suspend(body, console):
    """Stops all processes of the terminal's foreground job, Java and this one, as the terminal itself does for Ctrl-Z."""
    os.kill(0, signal.SIGTSTP)
    return {}


def _get(body, console):
    """A setting as it is now; nothing if it was never given."""
    name = body["name"]
    return {"value": hooks._style() if name == "style" else settings.get(name, _USUAL.get(name))}


def _set(body, console):
    """An empty value is none."""
    if body["value"]:
        settings.values[body["name"]] = body["value"]
    else:
        settings.values.pop(body["name"], None)
    return {}


_USUAL = {"assertions": "1"}
_ANSWERS = {"suspend": _suspend, "get": _get, "set": _set}
