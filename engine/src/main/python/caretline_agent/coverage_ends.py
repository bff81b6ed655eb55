"""The moments at which what has happened is written down: before the process ends, and every so often."""
import os
import sys

from caretline_agent import coverage_settings

_timer = None


def watch_exits(flush):
    """Ways out of the process on which no exit function runs."""
    module = sys.modules.get("posix") or sys.modules.get("nt")
    for name in ("_exit", "abort", "execv", "execve"):
        original = getattr(os, name, None)
        if original is not None:
            wrapped = _flushing_first(flush, original, name.startswith("exec"))
            setattr(os, name, wrapped)
            if module is not None:
                setattr(module, name, wrapped)


def _flushing_first(flush, original, goes_on):
    def wrapper(*args, **kwargs):
        flush()
        if goes_on and not kwargs and os.name == "posix":
            from caretline_agent import follow

            return follow.execute(original, *args)
        return original(*args, **kwargs)

    for name in ("__name__", "__qualname__", "__module__", "__doc__", "__text_signature__"):
        try:
            setattr(wrapper, name, getattr(original, name))
        except (AttributeError, TypeError):
            pass
    return wrapper


def watch_sigterm(flush):
    """Asked for by the option; and multiprocessing ends the workers of a pool by this signal."""
    import _signal

    def terminated(number, frame):
        flush()
        _signal.signal(number, _signal.SIG_DFL)
        os.kill(os.getpid(), number)

    if _signal.getsignal(_signal.SIGTERM) is _signal.SIG_DFL:
        _signal.signal(_signal.SIGTERM, terminated)


def watch_signal(name, flush):
    import _signal

    _signal.signal(getattr(_signal, "SIG" + name), lambda number, frame: flush())


def start_timer(flush):
    """Flushes every so often, in a thread that the program does not see among its own."""
    global _timer
    seconds = float(coverage_settings.get("flush_every") or 0)
    if seconds <= 0:
        return
    import _thread

    lock = _timer = _thread.allocate_lock()
    lock.acquire()

    def wait():
        while _timer is lock and not lock.acquire(True, seconds):
            if _timer is lock:
                flush()

    _thread.start_new_thread(wait, ())


def stop_timer():
    global _timer
    _timer = None
