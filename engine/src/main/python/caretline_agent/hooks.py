"""Exceptions that nobody caught: described here, drawn by Java, and shown by Python itself if that does not work."""
import _thread
import os
import sys

from caretline_agent import settings

_python_hook = sys.excepthook
_python_thread_hook = _thread._excepthook
_python_unraisable_hook = sys.unraisablehook
_python_breakpoint_hook = sys.breakpointhook

main_thread = _thread.get_ident()

#: Gets each exception that is drawn with values, and its description; the prompt looks at them later.
keep = None

#: Whether the failure that ended the program was drawn: what threads still raise does not take its place in the file of
#: --json.
_ended = False


def install():
    """Ours are the defaults, too: a program that asks whether a hook was replaced hears that it was not."""
    for ours, pythons in (
        (excepthook, _python_hook),
        (threadhook, _python_thread_hook),
        (unraisablehook, _python_unraisable_hook),
        (breakpointhook, _python_breakpoint_hook),
    ):
        for name in ("__name__", "__qualname__", "__module__", "__doc__"):
            setattr(ours, name, getattr(pythons, name))
    if sys.excepthook is sys.__excepthook__:
        sys.excepthook = sys.__excepthook__ = excepthook
    if sys.unraisablehook is sys.__unraisablehook__:
        sys.unraisablehook = sys.__unraisablehook__ = unraisablehook
    _thread._excepthook = threadhook
    threading = sys.modules.get("threading")
    if threading and threading.excepthook is threading.__excepthook__:
        threading.excepthook = threading.__excepthook__ = threadhook
    if sys.breakpointhook is sys.__breakpointhook__:
        sys.breakpointhook = sys.__breakpointhook__ = breakpointhook


def excepthook(exctype, value, traceback, /):
    """Handle an exception by displaying it with a traceback on sys.stderr."""
    traceback = _without_main(value, traceback)
    if not _shown("main", value, {}):
        _python_hook(exctype, value, traceback)
    if settings.get("post-mortem") == "1":
        from caretline_agent import repl_attach

        repl_attach.examine(value)


def _without_main(value, traceback):
    """The traceback from the program's first frame on: it may stand on some of ours, see script."""
    from caretline_agent import script

    rest = traceback
    while rest is not None and rest.tb_frame.f_code in script.own:
        rest = rest.tb_next
    if rest is traceback:
        return traceback
    if getattr(value, "__traceback__", None) is traceback:
        value.__traceback__ = rest
    if getattr(sys, "last_traceback", None) is traceback:
        sys.last_traceback = rest
    return rest


def threadhook(args, /):
    """Handle uncaught Thread.run() exception."""
    if args.exc_type is SystemExit or not _shown(
        "thread", args.exc_value, {"thread": _thread_name(args.thread)}
    ):
        _python_thread_hook(args)


def _thread_name(thread):
    return str(_thread.get_ident() if thread is None else thread.name)


def unraisablehook(unraisable, /):
    """Handle an unraisable exception."""
    # CPython's styles leave out causes and notes here: Python itself knows best what it would print.
    if _style() != "caretline" or not _shown(
        "unraisable", unraisable.exc_value, {"heading": _heading(unraisable.err_msg, unraisable.object)}
    ):
        _python_unraisable_hook(unraisable)


class _BreakpointHook:
    """sys.breakpointhook. C finds what is to be called in the attribute, and calls it with no frame of ours in between: what
    Python's hook calls, a debugger that has taken the place of pdb.set_trace included, stops in the frame of its caller."""

    @property
    def __call__(self):
        if _wanted_breakpoint() is None:
            from caretline_agent import repl_breakpoint

            if repl_breakpoint.is_possible():
                return repl_breakpoint.stop
        return _python_breakpoint_hook

    def __repr__(self):
        return repr(_python_breakpoint_hook)


breakpointhook = _BreakpointHook()


def _wanted_breakpoint():
    """What PYTHONBREAKPOINT asks for now; None if that is the usual."""
    return (not sys.flags.ignore_environment and os.environ.get("PYTHONBREAKPOINT")) or None


def _heading(message, ignored_in):
    """The line above the traceback, as C's write_unraisable_exc makes it; None if there is none."""
    if ignored_in is None:
        return message and message + ":"
    try:
        shown = repr(ignored_in)
    except Exception:
        shown = "<object repr() failed>"
    return (message or "Exception ignored in") + ": " + shown


def _shown(kind, value, more):
    """Whether the failure was drawn on standard error."""
    global _ended
    stderr = getattr(sys, "stderr", None)
    if stderr is None or value is None or sys.is_finalizing():
        return False
    try:
        from caretline_agent import failure, link, script

        tree = failure.describe(value, limits=limits(), sources=script.sources())
        if keep is not None and limits().values:
            keep(value, tree)
        wanted = options(stderr)
        if _ended:
            wanted.pop("json", None)
        text = link.rendered({"kind": kind, "tree": tree, **more}, wanted)
        if text is None:
            return False
        _ended = kind == "main" or _ended
        stderr.write(text)
        stderr.flush()
        return True
    except Exception as problem:
        settings.say("Python shows the failure itself: %r" % problem)
        return False


def limits():
    """Values are for the style that explains, and for JSON."""
    from caretline_agent import failure

    class Limits(failure.Limits):
        values = 0 if _style().startswith("cpython-") and not settings.get("json") else 3000

    return Limits


def options(stderr):
    """What the renderer has to know: the asked style, and what standard error can show; None for a plain text."""
    result = {
        "style": _style(),
        "frames": settings.get("frames", "user"),
        "values": settings.get("values") == "1",
        "color": _colors(stderr),
        "encoding": getattr(stderr, "encoding", None) or "utf-8",
        "columns": _columns(stderr),
        "theme": os.environ.get("CARETLINE_THEME", "dark"),
        "folder": settings.working_folder(),
        "weaving": settings.weaving(),
    }
    for name in ("report", "detail"):
        if settings.get(name):
            result[name] = settings.get(name)
    if settings.get("json"):
        result["json"] = settings.get("json")
    return result


def _style():
    return settings.get("style") or os.environ.get("CARETLINE_STYLE") or "caretline"


def _colors(stderr):
    """NO_COLOR wins over FORCE_COLOR, as in CPython's _colorize; what the command line says wins over both."""
    asked = settings.get("color", "auto") if stderr else "never"
    if asked != "auto":
        return asked == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return _is_terminal(stderr) and os.environ.get("TERM") != "dumb"


def _is_terminal(stderr):
    try:
        return stderr.isatty()
    except Exception:
        return False


def _columns(stderr):
    try:
        return os.get_terminal_size(stderr.fileno()).columns
    except Exception:
        return 0
