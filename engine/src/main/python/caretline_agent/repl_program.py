"""Runs what comes before the first prompt, in the main module: -i FILE, -m MODULE or -c CODE, or what PYTHONSTARTUP names."""
import os
import sys

from caretline_agent import finder

_OF_FILE = ("__file__", "__cached__", "__loader__")


def run(body, runs):
    if body["kind"] == "startup":
        return _startup(body["value"])
    if not body.get("restore"):
        return _run(body, runs)
    main = vars(sys.modules["__main__"])
    argv, path = sys.argv[:], sys.path[:1]
    own = {name: main[name] for name in _OF_FILE if name in main}
    try:
        _run(body, runs)
    finally:
        sys.argv[:] = argv
        sys.path[:1] = path
        for name in _OF_FILE:
            if name in own:
                main[name] = own[name]
            else:
                main.pop(name, None)


def _startup(path):
    """As main.c's pymain_run_startup: sys.argv and sys.path are those of the prompt."""
    sys.audit("cpython.run_startup", path)
    main = vars(sys.modules["__main__"])
    try:
        with open(path, "rb") as file:
            source = file.read()
    except OSError as problem:
        sys.stderr.write("Could not open PYTHONSTARTUP\n%s: %s\n" % (type(problem).__name__, problem))
        return
    main["__file__"] = path
    main["__cached__"] = None
    try:
        exec(_code(path, source, True), main)
    finally:
        main.pop("__file__", None)
        main.pop("__cached__", None)


def _run(body, runs):
    kind, value = body["kind"], body["value"]
    main = sys.modules["__main__"]
    names = vars(main)
    sys.argv[:] = [value if kind == "file" else "-" + kind[0], *body["arguments"]]
    if kind == "module":
        if not sys.flags.safe_path:
            sys.path[0] = os.getcwd()
        import runpy

        runpy._run_module_as_main(value)
        return
    if kind == "command":
        source = value + "\n"
        runs.remember("<string>", source)
        code = _code("<string>", source.encode("utf-8", "surrogateescape"), False)
    else:
        code = _file(value, names)
    exec(code, names)


def _file(path, names):
    import _frozen_importlib_external as external

    with open(path, "rb") as file:
        source = file.read()
    path = os.path.abspath(path) if not os.path.isabs(path) else path
    names["__file__"] = path
    names["__cached__"] = None
    names["__loader__"] = external.SourceFileLoader("__main__", path)
    if not sys.flags.safe_path:
        sys.path[0] = os.path.dirname(os.path.realpath(path))
    return _code(path, source, True)


def _code(path, source, cookie):
    entry = finder.entry(path, source, cookie=cookie, again=True)
    return entry and (finder.adopted(entry, path) or entry.code()) or compile(source, path, "exec", dont_inherit=True)
