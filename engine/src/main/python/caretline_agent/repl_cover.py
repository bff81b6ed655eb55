"""Coverage of what is run at the prompt, while that is wanted."""
from caretline_agent import settings

_started = False


def want(path):
    """path: where the record goes; None for no more coverage of what is compiled from now on."""
    global _started
    if not path:
        settings.values.pop("coverage", None)
        return
    settings.values["coverage"] = ""
    if not _started:
        _started = True
        settings.values["coverage-data"] = path
        from caretline_agent import recorders

        recorders.start()


def adopt(code, name):
    from caretline_agent import coverage

    return coverage.adopt(code, None, name)


def flush():
    if _started:
        from caretline_agent import coverage

        coverage.flush()
