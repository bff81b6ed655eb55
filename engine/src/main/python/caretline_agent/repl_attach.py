"""Opens the prompt for a program that runs under `caretline run`: at breakpoint(), and after a failure if that is wanted.

Java is started then, by the launcher's script, on the program's terminal and in its process group, but not as its child: the
program does not see it in wait(). One Java serves all stops of the program.
"""
import os
import sys

import _socket

_SHELL = 'exec 3<&0; "$@" <&3 3<&- &'
_ALIVE = 9  # the descriptor that Java keeps open as long as it lives
_PATIENCE = 60  # seconds until Java has started
_CALLERS_PATIENCE = 2  # seconds until a caller has shown who it is
_END = 5  # seconds until it has given the terminal back

_console = None
_alive = None
_refused = False


def console():
    """The conversation; None where nobody can type, and where Java does not start."""
    global _console, _refused
    if _console is not None and _console.gone:
        close()
    if _console is None and not _refused and _is_terminal():
        try:
            _console = _opened()
        except Exception as problem:
            from caretline_agent import settings

            _refused = True
            settings.say("there is no prompt: %r" % problem)
    return _console


def examine(error):
    """The prompt in the innermost frame of an exception that nobody caught; returns when the user has left it."""
    global _refused
    if (_console is not None and _console.depth) or not _is_over():
        return
    from caretline_agent import repl_context, repl_frames

    frames = repl_frames.Frames(stays=True)
    frames.look_at(error, True)
    if frames.error is None:
        return
    opened = console()
    if opened is None or opened.forked:
        return
    frames.enter()
    code = frames.entries[-1].tb_frame.f_code
    main = repl_context.Context(vars(sys.modules["__main__"]))
    place = {"kind": "failure", "file": code.co_filename, "function": code.co_name, "line": frames.entries[-1].tb_lineno or 0}
    try:
        opened.stop(main, frames, place)
    except SystemExit:
        # exit() leaves the prompt; the status is that of the failure.
        pass
    close()


def _is_over():
    """Whether the program has ended: nothing of it is below the hook that shows the exception."""
    frame = sys._getframe()
    while frame.f_back is not None:
        frame = frame.f_back
    return frame.f_code.co_name != "<module>"


def _is_terminal():
    try:
        return os.isatty(0) and os.isatty(1) and os.environ.get("TERM") not in (None, "")
    except OSError:
        return False


def close():
    """Ends the conversation, and waits until Java has given the terminal back."""
    global _console, _alive
    closing, _console = _console, None
    alive, _alive = _alive, None
    if closing is None or closing.forked:
        return
    import select

    closing.terminal.forget()
    closing.control.close()
    select.select([alive], [], [], _END)
    os.close(alive)


def _opened():
    import atexit
    import shutil
    import tempfile

    from caretline_agent import local_socket, repl

    global _alive
    folder = tempfile.mkdtemp(prefix="caretline")
    path = os.path.join(folder, "prompt")
    alive, kept = os.pipe()
    listener = None
    try:
        listener = local_socket.listen(path, 2)
        try:
            _start(path, kept)
        finally:
            os.close(kept)
        control, output = _accepted(listener, path, alive), _accepted(listener, path, alive)
    except BaseException:
        os.close(alive)
        raise
    finally:
        if listener is not None:
            listener.close()
        shutil.rmtree(folder, ignore_errors=True)
    _alive = alive
    opened = repl.Console(control, output)
    opened.greet()
    atexit.register(close)
    return opened


def _start(path, kept):
    from caretline_agent import settings

    launcher = os.path.join(os.path.dirname(os.path.dirname(settings.folder)), "bin", "caretline")
    if not os.access(launcher, os.X_OK):
        raise FileNotFoundError(launcher)
    shell = ["/bin/sh", "-c", _SHELL, "caretline", launcher, "repl", "--attach", path]
    environment = dict(os.environ)
    if settings.get("cache"):
        environment["CARETLINE_CACHE"] = settings.get("cache")
    child = os.posix_spawn("/bin/sh", shell, environment, file_actions=[(os.POSIX_SPAWN_DUP2, kept, _ALIVE)])
    os.waitpid(child, 0)


def _accepted(listener, path, alive):
    import select

    from caretline_agent import local_socket

    while True:
        ready = select.select([listener, alive], [], [], _PATIENCE)[0]
        if listener not in ready:
            raise ConnectionError("it ended before it had started" if ready else "it did not start")
        number, _ = listener._accept()
        caller = _socket.socket(fileno=number)
        if local_socket.is_admitted(path, caller, _CALLERS_PATIENCE):
            return caller
        caller.close()
