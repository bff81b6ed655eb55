"""Which modules are compiled by Caretline, and the hook of the import system.

The hook is a method: importlib's SourceLoader.get_code. Finders, loaders, specs and every attribute of a module stay
Python's own, and loaders that read or compile sources in their own way are left alone.
"""
import _frozen_importlib_external as external
import os
import sys

import caretline_agent
from caretline_agent import cache, settings

_python_get_code = external.SourceLoader.get_code
_get_data = external.FileLoader.get_data
_source_to_code = external.SourceLoader.source_to_code
_library = ()
_agent = ""
_FOLLOWED = ("subprocess", "multiprocessing.util")


def install():
    global _library, _agent
    library = os.path.dirname(os.__file__) + os.sep
    _library = (library, os.path.realpath(library) + os.sep)
    _agent = settings.folder + os.sep
    # The frame is one of the import system's, which leaves those out of tracebacks of a failed import.
    _get_code.__code__ = _get_code.__code__.replace(co_filename=_python_get_code.__code__.co_filename)
    for name in ("__name__", "__qualname__", "__module__", "__doc__"):
        setattr(_get_code, name, getattr(_python_get_code, name))
    external.SourceLoader.get_code = _get_code


def _get_code(self, fullname):
    if fullname == "_pytest.assertion" and "assertions" in settings.weaving():
        try:
            from caretline_agent import assertion_pytest

            return assertion_pytest.get_code(self, self.path)
        except Exception as problem:
            settings.say("pytest rewrites asserts itself: %r" % problem)
    if fullname == "unittest.result" and "assertions" in settings.weaving():
        try:
            from caretline_agent import assertion_unittest

            return assertion_unittest.get_code(self, self.path)
        except Exception as problem:
            settings.say("failures of unittest are not explained: %r" % problem)
    if fullname in _FOLLOWED:
        _follow()
    entry = _entry_of(self, fullname)
    if entry is not None:
        try:
            return adopted(entry, self.path) or entry.code()
        except Exception as problem:
            settings.say("%s runs as Python compiles it: %r" % (self.path, problem))
    return _python_get_code(self, fullname)


def _follow():
    """Children are prepared if something is woven: without, they would be none the wiser."""
    try:
        if settings.weaving() and os.name == "posix":
            from caretline_agent import follow

            follow.install()
    except Exception as problem:
        settings.say("children run without Caretline: %r" % problem)


def _entry_of(loader, fullname):
    kind = type(loader)
    path = getattr(loader, "path", None)
    try:
        if (
            path is None
            or kind.source_to_code is not _source_to_code
            or kind.get_data is not _get_data
            or loader.name != fullname
            or not is_ours(path)
        ):
            return None
        return entry(path, loader.get_data(path))
    except Exception as problem:
        settings.say("%s runs as Python compiles it: %r" % (path, problem))
        return None


def is_ours(path):
    """Whether a module's file is the user's: not of the standard library nor installed, unless globs say otherwise."""
    if path.startswith(_agent) or settings.excludes and _matches(settings.excludes, path):
        return False
    if settings.includes and _matches(settings.includes, path):
        return True
    return not (path.startswith(_library) or "site-packages" in path or "dist-packages" in path)


def _matches(patterns, path):
    from caretline_agent import globs

    return globs.matches(patterns, path)


def entry(path, source, cookie=True, again=False):
    """The compiled source, once its warnings are given; None if Python has to compile it.

    again: whether Python would compile it at every start, and warn each time.
    """
    found = compiled(path, source, cookie)
    if found is not None and found.warnings():
        from caretline_agent import compile_warnings

        if not compile_warnings.give(found.warnings(), path, source, cookie, again):
            return None
    return found


def compiled(path, source, cookie=True):
    """The compiled source, from the cache or from the Java side; None if there is none."""
    if not is_ours(path):
        return None
    folder = settings.cache_folder()
    options = cache.options(settings.weaving())
    key = cache.key(path, source, options, cookie)
    found = cache.load(folder, key) if folder else None
    if found is None:
        from caretline_agent import link

        found = link.compiled(path, source, key, options, cookie)
    return found


def adopted(found, path):
    """The code as the recorders want it; None if there are none, and it can run as it is."""
    recorders = vars(caretline_agent).get("recorders")
    return recorders.adopt(found, path) if recorders else None
