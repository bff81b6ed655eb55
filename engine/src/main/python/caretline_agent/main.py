"""What Python runs where the program's code could not be put in this file's place: see script."""


def _code():
    import sys

    names = vars(sys.modules["__main__"])
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
        script.start_late(names)
    script.main = sys._getframe(1).f_code
    del names["_code"]
    names["__doc__"] = None
    return script.code()


exec(_code())
