"""Runs what stands on the command line before the first prompt: -i FILE, -m MODULE or -c CODE, in the main module."""
import os
import sys

from caretline_agent import finder


def run(body, runs):
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
