"""What Python runs where the program's code could not be put in this file's place: see script."""


def _code():
    import sys

    this = sys._getframe(1)
    try:
        code = _programs_code(sys, this.f_code)
    except Exception:
        code = None
    if code is None:
        # Something of ours is wrong: this process becomes what it would be without us.
        import posix

        own = "main.cpython-311.pyc"
        posix.execv(sys.executable, [word for word in sys.orig_argv if word.rpartition("/")[2] != own])
    del this.f_globals["_code"], this.f_globals["_programs_code"]
    this.f_globals["__doc__"] = None
    return code


def _programs_code(sys, this):
    started = "caretline_agent" in sys.modules
    if not started:
        # site has not imported our sitecustomize: -I, -E or -S.
        folder = __file__[: __file__.rindex("/")]
        sys.path.insert(0, folder)
        from caretline_agent import start

        sys.path.remove(folder)
        start.begin(folder)
    from caretline_agent import script

    if not started:
        script.start_late(vars(sys.modules["__main__"]))
    script.own = (this, *script.own)
    return script.code()


exec(_code())
