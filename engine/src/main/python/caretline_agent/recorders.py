"""Modules that record while the program runs, loaded when the settings name them.

A recorder has start(settings), adopt(code, table, filename), which returns the code to run, finish() and
after_fork_child(). Its settings are those whose keys start with its name and a hyphen, without that.
"""
import atexit
import os

import caretline_agent
from caretline_agent import settings

_NAMES = ("coverage",)
_active = []


def start():
    """Loads and starts what the settings name; finish runs after the program's own exit functions."""
    for name in _NAMES:
        if name in settings.values:
            recorder = getattr(caretline_agent, name)
            prefix = name + "-"
            own = {key[len(prefix) :]: value for key, value in settings.values.items() if key.startswith(prefix)}
            recorder.start(own)
            _active.append(recorder)
    if _active:
        atexit.register(_finish)
        os.register_at_fork(after_in_child=_after_fork_child)


def adopt(entry, path):
    """The code of a cache entry as the recorders want it; None if there are none."""
    if not _active:
        return None
    code, table = entry.code(), entry.table()
    for recorder in _active:
        code = recorder.adopt(code, table, path)
    return code


def _finish():
    for recorder in _active:
        recorder.finish()


def _after_fork_child():
    for recorder in _active:
        recorder.after_fork_child()
