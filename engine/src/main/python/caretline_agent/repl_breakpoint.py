"""breakpoint() opens the prompt at its frame, unless PYTHONBREAKPOINT says something else."""
import os
import sys

_console = None


def install(console):
    global _console
    _console = console
    for name in ("__name__", "__qualname__", "__module__", "__doc__"):
        setattr(breakpointhook, name, getattr(sys.__breakpointhook__, name))
    if sys.breakpointhook is sys.__breakpointhook__:
        sys.breakpointhook = breakpointhook


def breakpointhook(*args, **kws):
    """This hook function is called by built-in breakpoint()."""
    import _thread

    from caretline_agent import repl_context, repl_frames

    # Another thread has no prompt of its own, and neither has a copy of this process: pdb reads the terminal itself.
    if os.environ.get("PYTHONBREAKPOINT") or _console.forked or _console.main != _thread.get_ident():
        return sys.__breakpointhook__(*args, **kws)
    frame = sys._getframe(1)
    place = {"file": frame.f_code.co_filename, "function": frame.f_code.co_name, "line": frame.f_lineno or 0}
    frames = repl_frames.Frames()
    frames.look_at(repl_frames.stack_of(frame), False)
    _console.stop(repl_context.Context(frame.f_globals, frame), frames, place)
