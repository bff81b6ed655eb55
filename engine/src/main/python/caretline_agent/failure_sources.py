"""Texts of sources that Java does not find by their names."""
import sys

from .fence import MORE_SECONDS, fenced

# Where the text of a source comes from; it decides which styles show it. Java has the same words (SentSource).
FILE = "file"  # what is in the file of that name
OWN = "own"  # in no file, and certainly what was compiled under that name
NAMESPACE = "namespace"  # what the loader of the module says whose namespace the code runs in: CPython's guess


def sent_source(filename, namespace):
    """``(text, where it comes from)``, by the rules of ``linecache``; None for what Java finds itself, and for nothing."""
    try:
        if not _is_unicode(filename):
            try:
                return _content(filename), FILE
            except Exception:
                pass
        text = _text_of_linecache(filename)
        if text is not None:
            return text, OWN
        if not filename or (filename.startswith("<") and filename.endswith(">")) or _exists(filename):
            return None
        text = _text_of_loader(namespace) if type(namespace) is dict else None
        if text is None:
            return None
        return text, OWN if namespace.get("__file__") == filename else NAMESPACE
    except Exception:
        return None


def _text_of_linecache(filename):
    """What it has of no file: it says so by having no time for it."""
    linecache = sys.modules.get("linecache")
    entry = None if linecache is None else linecache.cache.get(filename)
    if type(entry) is tuple and len(entry) == 4 and entry[1] is None:
        return "".join(entry[2])
    return None


def _text_of_loader(namespace):
    name = namespace.get("__name__")
    get_source = getattr(namespace.get("__loader__"), "get_source", None)
    if get_source is None or type(name) is not str:
        return None
    text = fenced(get_source, name, seconds=MORE_SECONDS)
    return text if type(text) is str else None


def _is_unicode(filename):
    try:
        filename.encode()
        return True
    except UnicodeEncodeError:
        return False


def _content(filename):
    from _frozen_importlib_external import decode_source

    with open(filename, "rb") as file:
        return decode_source(file.read())


def _exists(filename):
    try:
        sys.modules["os"].stat(filename)
        return True
    except OSError:
        return False
