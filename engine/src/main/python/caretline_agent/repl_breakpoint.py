"""breakpoint() opens the prompt at its frame; where there is none, pdb."""


def _attached():
    from caretline_agent import repl_attach

    return repl_attach.console()


#: Gives the conversation with Java, or None if there can be none now.
console = _attached


def is_possible():
    """Another thread has no prompt of its own, and neither has a copy of this process: pdb reads the terminal itself."""
    import _thread

    from caretline_agent import hooks

    if _thread.get_ident() != hooks.main_thread:
        return False
    opened = console()
    return opened is not None and not opened.forked


def stop(*args, **kws):
    """breakpoint(), whose arguments are for other debuggers."""
    import sys

    opened = console()
    frame = sys._getframe(1)
    from caretline_agent import repl_context, repl_frames

    frames = repl_frames.Frames(stays=True)
    frames.look_at(repl_frames.stack_of(frame), False)
    place = {
        "kind": "breakpoint",
        "file": frame.f_code.co_filename,
        "function": frame.f_code.co_name,
        "line": frame.f_lineno or 0,
    }
    how = opened.stop(repl_context.Context(frame.f_globals, frame), frames, place)
    if how:
        from caretline_agent import repl_step

        repl_step.Stepper(opened).go(how, frame)
