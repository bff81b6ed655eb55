"""What an exception itself holds, and what lies near a name or file that was not found: ``details(error)``.

Only for exceptions of exactly the built-in classes: their attributes are read by C code. No code of the program runs;
folders are looked at, but no file is opened.
"""

import _thread
import sys

from .suggestions import nearest

_AROUND = 8
_FOLDER = 2000  # names of one folder that are looked at
_NEAR = 3


def details(error, entries):
    """``[(name, object)]``, of the exception and of how it came here; ``entries``: of its traceback, without ours."""
    found = []
    for find, subject in ((_circumstances, entries), (_DETAILS.get(type(error), _nothing), error)):
        try:
            found.extend(find(subject))
        except Exception:
            pass
    return found


def _nothing(error):
    return ()


def _circumstances(entries):
    """What failed, and what may have run since: other threads, and a frame that was left and failed once more."""
    entry = None
    frames = set()
    again = False
    for entry in entries:
        again = again or id(entry.tb_frame) in frames
        frames.add(id(entry.tb_frame))
    if entry is not None:
        yield "opcode", entry.tb_frame.f_code.co_code[entry.tb_lasti]
    yield "failed_again", again
    yield "other_threads", _thread._count()  # it does not count the main thread


def _key_error(error):
    if len(error.args) == 1:
        yield "key", error.args[0]


def _attribute_error(error):
    if type(error.name) is str:
        yield "name", error.name
        yield "object", error.obj


def _name_error(error):
    name = error.name
    if type(name) is str:
        yield "name", name
        if name in getattr(sys, "stdlib_module_names", ()):
            yield "module", name


def _codec_error(error):
    start, end, whole = error.start, error.end, error.object
    yield "encoding", error.encoding
    yield "start", start
    yield "end", end
    yield "length", len(whole)
    first = max(0, start - _AROUND)
    yield "around", whole[first : min(end, start + 4) + _AROUND]
    yield "around_start", first
    newline = b"\n" if type(whole) is bytes else "\n"
    yield "line", whole.count(newline, 0, start) + 1
    if type(whole) is bytes and type(error) is UnicodeDecodeError:
        yield "valid_utf8", _is_utf8(whole)


def _is_utf8(data):
    try:
        data[: 1 << 20].decode("utf-8")
    except UnicodeDecodeError as error:
        return len(data) > 1 << 20 and error.start > (1 << 20) - 4
    return True


def _file_error(error):
    """Which part of the path exists, and what has a similar name where it ends."""
    from os import path

    name = error.filename
    if type(name) is bytes:
        name = name.decode(sys.getfilesystemencoding(), "surrogateescape")
    if type(name) is not str or not name:
        return
    yield "filename", name
    existing = path.dirname(name.rstrip("/"))
    missing = path.basename(name.rstrip("/"))
    while existing and existing != "/" and not path.exists(existing):
        missing = path.basename(existing)
        existing = path.dirname(existing)
    yield "existing", existing
    yield "existing_is_folder", path.isdir(existing or ".")
    yield "missing", missing
    yield "near", _near(missing, _names_in(existing or "."))


def _import_error(error):
    name = error.name
    if type(name) is not str:
        return
    module = sys.modules.get(name)
    if type(module) is type(sys):
        yield "module_names", _near_in_message(error, module)


def _near_in_message(error, module):
    wanted = error.msg.partition("cannot import name \'")[2].partition("\'")[0] if type(error.msg) is str else ""
    return _near(wanted, [name for name in module.__dict__ if type(name) is str])


def _module_not_found(error):
    name = error.name
    if type(name) is not str or not name:
        return
    parent, _, last = name.rpartition(".")
    yield "name", name
    if parent:
        folders = getattr(sys.modules.get(parent), "__path__", None)
        folders = folders if type(folders) is list else []
        names = []
    else:
        folders = sys.path if type(sys.path) is list else []
        names = list(getattr(sys, "stdlib_module_names", ()))
    for folder in folders[:20]:
        if type(folder) is str:
            names += [_module_name(entry) for entry in _names_in(folder or ".")]
    yield "near", _near(last, names)


def _module_name(entry):
    return entry.partition(".")[0]


def _names_in(folder):
    from itertools import islice
    from os import scandir

    try:
        with scandir(folder) as entries:
            return [entry.name for entry in islice(entries, _FOLDER)]
    except OSError:
        return []


def _near(name, names):
    """The most similar names, as CPython measures similarity; the nearest first."""
    names = list(dict.fromkeys(names))
    found = []
    while name and len(found) < _NEAR:
        near = None
        for start in range(0, len(names), 700):  # CPython looks at no more at once
            near = _nearer(name, near, nearest(names[start : start + 700], name))
        if near is None:
            break
        found.append(near)
        names.remove(near)
    return found


def _nearer(name, first, second):
    if first is None or second is None:
        return first or second
    return nearest([first, second], name) or first


_DETAILS = {
    KeyError: _key_error,
    AttributeError: _attribute_error,
    NameError: _name_error,
    UnicodeDecodeError: _codec_error,
    UnicodeEncodeError: _codec_error,
    FileNotFoundError: _file_error,
    NotADirectoryError: _file_error,
    ImportError: _import_error,
    ModuleNotFoundError: _module_not_found,
}
