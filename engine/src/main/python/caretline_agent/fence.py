"""A fence around user code: nothing that it raises gets out, and what takes too long is ended.

Python code is ended by an exception. What looks at the clock is

* in the main thread a timer, where the program does nothing with SIGALRM itself. It raises again where the exception was
  caught, and also ends what waits: ``time.sleep``, a lock, a read. When the fence is left the signal is what it was;
* elsewhere a trace function, at every instruction. Python takes it away once it has raised, so it raises but once; and it
  cannot end a call of C code that waits.

Neither ends a single call of C code that computes (``"x" * 10**10``). This module imports nothing but builtin modules.
"""

import sys
from time import monotonic

try:
    import _signal
except ImportError:
    _signal = None

SECONDS = 0.5
MORE_SECONDS = 2.0  # where a failure would miss something without the answer

_AGAIN = 0.0117  # seconds after which what has caught the exception gets another one; an interval that is known again
_RAISING = frozenset((130, 119))  # RAISE_VARARGS, RERAISE of 3.8 to 3.12; the same test by name is not worth opcode
_name_of = type.__dict__["__qualname__"].__get__
_module_of = type.__dict__["__module__"].__get__


class Expired(BaseException):
    """Raised inside user code whose time is over. No ``except Exception`` catches it."""


class Failed:
    """What came of user code instead of a result: ``reason`` is a few words."""

    __slots__ = ("reason",)

    def __init__(self, reason):
        self.reason = reason


def fenced(function, *arguments, seconds=SECONDS):
    """The result of ``function(*arguments)``, or a ``Failed``. Only a real SIGINT is raised."""
    traced = sys.gettrace()
    clock = _Timer() if _Timer.is_free() else _Watch()
    try:
        try:
            if not clock.start(seconds):
                clock = _Watch()
                clock.start(seconds)
            return _call(function, arguments)
        finally:
            clock.stop(traced)
    except BaseException as error:
        if clock.expired:
            return Failed("took too long")
        if isinstance(error, KeyboardInterrupt) and _is_real_interrupt(error):
            raise
        return Failed("raised " + type_name(type(error)))


def _call(function, arguments):
    """A frame of its own: only in it, and in what it calls, does the time come to an end."""
    return function(*arguments)


class _Timer:
    """Looks at the clock when SIGALRM comes."""

    @staticmethod
    def is_free():
        """Whether the program leaves SIGALRM alone; only ``start`` knows whether this is the main thread."""
        if not hasattr(_signal, "setitimer"):
            return False
        return (
            _signal.getsignal(_signal.SIGALRM) is _signal.SIG_DFL
            and _signal.getitimer(_signal.ITIMER_REAL) == (0.0, 0.0)
            and _signal.SIGALRM not in _signal.pthread_sigmask(_signal.SIG_BLOCK, ())
        )

    def __init__(self):
        self.expired = False
        self.rung = 0

    def start(self, seconds):
        try:
            _signal.signal(_signal.SIGALRM, self.ring)
        except ValueError:  # not in the main thread
            return False
        sys.settrace(None)
        _signal.setitimer(_signal.ITIMER_REAL, max(seconds, 1e-6), _AGAIN)
        return True

    def ring(self, number, frame):
        if frame is not None and frame.f_code not in _OURS:
            self.expired = True
            # Who catches all, and goes on, is met outside of its try statement sooner or later.
            self.rung += 1
            _signal.setitimer(_signal.ITIMER_REAL, (1 + self.rung % 100) * 1e-6, _AGAIN)
            raise Expired

    def stop(self, traced):
        if abs(_signal.getitimer(_signal.ITIMER_REAL)[1] - _AGAIN) < 1e-5:
            _signal.setitimer(_signal.ITIMER_REAL, 0)
        if _signal.getsignal(_signal.SIGALRM) == self.ring:
            _signal.signal(_signal.SIGALRM, _signal.SIG_DFL)
        sys.settrace(traced)


class _Watch:
    """Looks at the clock as a trace function."""

    def __init__(self):
        self.expired = False
        self.deadline = 0.0

    def start(self, seconds):
        self.deadline = monotonic() + seconds
        sys.settrace(self.watch)
        return True

    def watch(self, frame, event, argument):
        if monotonic() > self.deadline and frame.f_code not in _OURS:
            self.expired = True
            raise Expired
        frame.f_trace_opcodes = True  # "while True: pass" is one instruction, and never comes to another line
        return self.watch

    def stop(self, traced):
        sys.settrace(traced)


_OURS = frozenset(
    function.__code__ for function in (fenced, _Timer.start, _Timer.ring, _Timer.stop, _Watch.start, _Watch.watch, _Watch.stop)
)


def _is_real_interrupt(error):
    """Whether a KeyboardInterrupt comes from a signal: from no ``raise`` at all, or from the program's own handler."""
    try:
        handler = _signal.getsignal(2) if _signal else None
        handler_code = getattr(handler, "__code__", None)
        entry = error.__traceback__
        while entry is not None:
            code = entry.tb_frame.f_code
            if code is handler_code:
                return True
            if entry.tb_next is None:
                return code.co_code[entry.tb_lasti] not in _RAISING and code not in (_call.__code__, fenced.__code__)
            entry = entry.tb_next
    except Exception:
        pass
    return False


def type_name(kind):
    """The name of a type, with its module unless that is ``builtins`` or ``__main__``."""
    try:
        name = _name_of(kind)
        module = _module_of(kind)
        if type(module) is str and module not in ("builtins", "__main__"):
            return module + "." + name
        return name
    except Exception:
        return "<unknown>"
