"""The warnings that Python's compiler would give at this start, given in its place.

Python compiles a module when it has no .pyc of it, and then writes one, unless it was told not to (-B) or a warning was
an error. So that under Caretline it warns as often, an empty file in the cache stands for the .pyc that Python would have
written. A program is compiled at every start, and so is what it warns about.
"""
import _frozen_importlib_external as external
import _warnings
import os
import sys
from _imp import check_hash_based_pycs, source_hash

from caretline_agent import cache, settings

_CATEGORIES = {"SyntaxWarning": SyntaxWarning, "DeprecationWarning": DeprecationWarning}
_CHECK_SOURCE = 2


def give(warnings, path, source, cookie, again):
    """False, and no warning is given, if one of them is an error: Python then compiles, warns and raises itself.

    again: whether Python would compile the source at every start.
    """
    mark = None if again else _mark(path, source, cookie)
    if mark and os.path.exists(mark) or not again and _has_pyc(path, source):
        return True
    for text, line, category in warnings:
        if _action(text, line, _CATEGORIES[category], path) == "error":
            return False
    for text, line, category in warnings:
        _warnings.warn_explicit(text, _CATEGORIES[category], path, line)
    if mark and not sys.dont_write_bytecode:
        _leave(mark)
    return True


def _mark(path, source, cookie):
    """The file that stands for the .pyc; whatever is woven, Python's would be the same."""
    folder = settings.cache_folder()
    return folder and cache.file_name(folder, cache.key(path, source, cache.options(""), cookie)) + ".warned"


def _leave(mark):
    try:
        os.makedirs(os.path.dirname(mark), exist_ok=True)
        os.close(os.open(mark, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as problem:
        settings.say("the compiler's warnings will be given again: %r" % problem)


def _has_pyc(path, source):
    """Whether Python would load code from a .pyc, by the rules of importlib's SourceLoader.get_code."""
    try:
        with open(external.cache_from_source(path), "rb", buffering=0) as file:
            head = file.read(16)
        flags = external._classify_pyc(head, path, {})
        if not flags:
            found = os.stat(path)
            external._validate_timestamp_pyc(head, int(found.st_mtime), found.st_size, path, {})
        elif check_hash_based_pycs == "always" or check_hash_based_pycs != "never" and flags & _CHECK_SOURCE:
            external._validate_hash_pyc(head, source_hash(external._RAW_MAGIC_NUMBER, source), path, {})
        return True
    except (OSError, ImportError, EOFError, NotImplementedError):
        return False


def _action(text, line, category, path):
    """What the filters say about a warning: get_filter of _warnings.c."""
    module = path[:-3] if path.endswith(".py") else path
    warnings = sys.modules.get("warnings", _warnings)
    for action, message, kind, name, number in warnings.filters:
        if (
            issubclass(category, kind)
            and number in (0, line)
            and _matches(message, text)
            and _matches(name, module)
        ):
            return action
    return getattr(warnings, "defaultaction", _warnings._defaultaction)


def _matches(pattern, text):
    """As C does: the built-in filters have plain text, all others what re has compiled, and None is for all."""
    if type(pattern) is str:
        return pattern == text
    return pattern is None or pattern.match(text) is not None
