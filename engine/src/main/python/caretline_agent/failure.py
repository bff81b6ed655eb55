"""An exception as a tree of plain values that marshal can carry: ``describe(error)``.

All text that CPython's own renderer would take from the process is taken here, by the same rules (``pythonrun.c`` and
``suggestions.c`` of 3.11): ``str(error)``, names of types, notes, suggestions. Sources are left to the reader, who has the
file names, the working directory and ``sys.path``; only what it cannot find so (``linecache``, loaders) is sent along.

Nothing is raised but a real SIGINT, and nothing is unbounded: exceptions are a flat list whose links are indexes, so that
chains and groups may be cyclic, deep or wide; equal frames are folded while they are walked; user code (``__str__``,
``__dir__``) runs inside the fence of ``bounded_repr``. docs/protocol.md has the format.
"""

import sys

from .bounded_repr import Failed, fenced

VERSION = 1

_RERAISED_BY_IMPORT = "_call_with_frames_removed"
_SOURCES = 4 << 20  # characters

# Where the text of a source comes from; it decides which styles show it. Java has the same words (SentSource).
_FILE = "file"  # what is in the file of that name
_OWN = "own"  # in no file, and certainly what was compiled under that name
_NAMESPACE = "namespace"  # what the loader of the module says whose namespace the code runs in: CPython's guess
_SECONDS = 2.0


class Limits:
    """How much of a failure is described; what is beyond is counted."""

    exceptions = 500
    members = 64  # of one group
    notes = 1000
    first_frames = 1000  # of one exception, equal ones counted once
    last_frames = 2000
    text = 4 << 20  # characters, of all messages and notes together
    values = 0  # objects described in all frames together; 0 for none


def describe(error, *, limits=Limits, sources=None):
    """The failure as a dict of plain values.

    ``sources``: texts of sources in no file that only the caller has, by file name (``<string>`` for ``-c``).
    """
    return _Description(limits, sources or {}).of(error)


_HOME = describe.__code__.co_filename[: -len("failure.py")]  # with it start the names of all files of this package


class _Description:
    def __init__(self, limits, sources):
        self.limits = limits
        self.sources = {name: (text, _OWN) for name, text in sources.items()}
        self.sources_left = _SOURCES
        self.text_left = limits.text
        self.codes = []
        self.code_numbers = {}
        self.exceptions = []  # the objects
        self.numbers = {}  # id -> index of the object
        self.inspector = None
        if limits.values:
            from .frame_values import Inspector

            self.inspector = Inspector(limits.values)

    def of(self, error):
        self.number(error)
        described = []
        # The list grows while it is walked; a number is given only to what the limit admits.
        while len(described) < len(self.exceptions):
            described.append(self.exception(self.exceptions[len(described)]))
        return {
            "version": VERSION,
            "python": tuple(sys.version_info[:3]),
            "limit": _traceback_limit(),
            "cwd": _working_directory(),
            "path": tuple(_plain_strings(sys.path)) if type(sys.path) is list else (),
            "prefixes": tuple(_plain_strings([sys.prefix, sys.base_prefix])),
            "root": 0,
            "exceptions": described,
            "codes": self.codes,
            "sources": {name: source for name, source in self.sources.items() if source is not None},
        }

    def number(self, error):
        """The index of an exception in the list; None for one too many, and for what is no exception."""
        if not isinstance(error, BaseException):
            return None
        known = self.numbers.get(id(error))
        if known is None and len(self.exceptions) < self.limits.exceptions:
            known = self.numbers[id(error)] = len(self.exceptions)
            self.exceptions.append(error)
        return known

    def exception(self, error):
        kind = type(error)
        tree = {
            "type": _qualified_name(kind),
            "module": _module_of(kind),
            "bases": tuple(base.__name__ for base in type.mro(kind) if _is_builtin(base)) if _is_plain(kind) else (),
            "suppress": bool(_get(error, "__suppress_context__")),
            "cause": self.number(_get(error, "__cause__")),
            "context": self.number(_get(error, "__context__")),
        }
        syntax = fenced(_syntax_details, error, seconds=_SECONDS)
        if type(syntax) is dict:
            tree["message"] = self.cut(syntax.pop("message"))
            tree["syntax"] = {name: self.cut(value) for name, value in syntax.items()}
        else:
            tree["message"] = self.message(error)
        suggestion = fenced(_suggestion, error, seconds=_SECONDS)
        if isinstance(suggestion, str):
            tree["suggestion"] = self.cut(suggestion)
        notes = fenced(_notes, error, self.limits.notes, seconds=_SECONDS)
        if type(notes) is list:
            tree["notes"] = [note if note is None else self.cut(note) for note in notes]
        elif isinstance(notes, str):
            tree["notes"] = self.cut(notes)
        report = fenced(_assertion_report, error, seconds=_SECONDS)
        if type(report) is dict:
            tree["assertion"] = report
        self.members(error, tree)
        entry = _get(error, "__traceback__")
        if entry is not None:
            tree["frames"], tree["omitted"] = self.frames(error, entry)
        if self.inspector is not None:
            from .error_details import details

            found = details(error, _program_entries(error, entry))
            tree["details"] = [(name, self.inspector.alone(value)) for name, value in found]
        return tree

    def message(self, error):
        text = fenced(str, error, seconds=_SECONDS)
        return None if type(text) is Failed else self.cut(text)

    def cut(self, value):
        """A string as an exact one, as far as there is room for it; anything else as it is."""
        if not isinstance(value, str):
            return value
        value = str.__str__(value)
        if len(value) > self.text_left:
            value = value[: self.text_left] + "..."
        self.text_left = max(0, self.text_left - len(value))
        return value

    def members(self, error, tree):
        group = getattr(sys.modules["builtins"], "BaseExceptionGroup", None)
        if group is None or not isinstance(error, group):
            return
        members = group.exceptions.__get__(error)
        if type(members) is tuple:
            tree["members"] = tuple(self.number(member) for member in members[: self.limits.members])
            tree["member_count"] = len(members)

    def frames(self, error, entry):
        """The runs of equal entries, from the outermost in, and where how many runs are left out: ``(index, count)``."""
        first, last, omitted = [], [], 0
        for run in _runs(_program_entries(error, entry)):
            if len(first) < self.limits.first_frames:
                first.append(run)
                continue
            last.append(run)
            if len(last) >= 2 * self.limits.last_frames:
                omitted += len(last) - self.limits.last_frames
                del last[: -self.limits.last_frames]
        surplus = max(0, len(last) - self.limits.last_frames)
        runs = first + last[surplus:]
        described = [self.frame(*run) for run in runs]
        if self.inspector is not None:
            # The innermost frames first: they explain most, and there is a limit on the whole.
            for run, frame in zip(reversed(runs), reversed(described)):
                values = self.inspector.frame(run[0].tb_frame)
                if values:
                    frame["values"] = values
            self.captured(error, runs, described)
        return described, (len(first), omitted + surplus)

    def captured(self, error, runs, described):
        """What woven code has kept of the statements that failed. Only of the exception that ended the program: the frames
        of another may have gone on after it."""
        if error is not self.exceptions[0]:
            return
        from .values import captured

        for frame, kept in zip(described, captured([run[0] for run in runs])):
            if kept:
                frame["captured"] = [
                    ((line, end_line, column, end_column), self.inspector.alone(value))
                    for (line, column, end_line, end_column), value in kept
                ]

    def frame(self, entry, repeated, continues):
        frame = entry.tb_frame
        code = frame.f_code
        tree = {
            "code": self.code(code, frame),
            "line": entry.tb_lineno if type(entry.tb_lineno) is int else -1,
            "lasti": entry.tb_lasti,
            "position": _position(code, entry.tb_lasti),
            "repeated": repeated,
            "continues": continues,
        }
        if frame.f_lasti != entry.tb_lasti:  # it went on, in a handler or much farther
            tree["went_on"] = _position(code, frame.f_lasti) or (None, None, None, None)
        return tree

    def code(self, code, frame):
        number = self.code_numbers.get(id(code))
        if number is None:
            number = self.code_numbers[id(code)] = len(self.codes)
            namespace = frame.f_globals
            module = namespace.get("__name__") if type(namespace) is dict else None
            self.codes.append(
                (
                    code.co_filename,
                    code.co_name,
                    getattr(code, "co_qualname", code.co_name),
                    code.co_firstlineno,
                    module if type(module) is str else None,
                )
            )
            if code.co_filename not in self.sources:
                source = _sent_source(code.co_filename, namespace)
                if source is not None:
                    length = len(source[0])
                    if length > self.sources_left:
                        source = None
                    else:
                        self.sources_left -= length
                self.sources[code.co_filename] = source
        return number


def _get(error, name):
    """An attribute of BaseException itself, whatever a subclass made of it."""
    try:
        return BaseException.__dict__[name].__get__(error)
    except Exception:
        return None


def _is_plain(kind):
    return type(kind) is type


def _is_builtin(kind):
    return type(kind) is type and type.__dict__["__module__"].__get__(kind) == "builtins"


def _qualified_name(kind):
    try:
        return type.__dict__["__qualname__"].__get__(kind)
    except Exception:
        return "<unknown>"


def _module_of(kind):
    module = fenced(getattr, kind, "__module__", seconds=_SECONDS)
    return str.__str__(module) if isinstance(module, str) else None


def _traceback_limit():
    limit = getattr(sys, "tracebacklimit", None)
    if not isinstance(limit, int):
        return None
    return max(-1, min(int(limit), 1 << 62))


def _plain_strings(values):
    return [value for value in values if type(value) is str]


def _working_directory():
    try:
        return sys.modules["os"].getcwd()
    except Exception:
        return None


# Entries of the traceback


def _program_entries(error, entry):
    """The entries without ours.

    CPython itself takes the frames of importlib out of a traceback when they only called what failed; if one of ours
    stands between them it does not see that, so it is done here.
    """
    pending = []  # entries of importlib and ours, in a row
    ours = False
    always = isinstance(error, (ImportError, SyntaxError))
    while entry is not None:
        filename = entry.tb_frame.f_code.co_filename
        if filename.startswith("<frozen importlib.") and entry.tb_frame.f_code.co_name == "_get_code":
            entry = entry.tb_next  # of finder, in the place of importlib's own
            continue
        is_ours = filename.startswith(_HOME)
        if is_ours or filename.startswith("<frozen importlib."):
            pending.append((entry, is_ours))
            ours = ours or is_ours
        else:
            yield from _kept(pending, ours, always)
            pending, ours = [], False
            yield entry
        entry = entry.tb_next
    yield from _kept(pending, ours, always)


def _kept(pending, ours, always):
    if ours:
        pending = [pair for pair in pending if not pair[1]]
        if pending and (always or pending[-1][0].tb_frame.f_code.co_name == _RERAISED_BY_IMPORT):
            return
    for entry, _ in pending:
        yield entry


def _runs(entries):
    """``(entry, how often, continues)`` for entries at the same instruction of the same code, in a row.

    ``continues``: whether it is, for CPython, the line of the entry before it (file and name are the same object).
    """
    run = None
    count = 0
    continues = False
    for entry in entries:
        if run is None:
            run, count = entry, 1
            continue
        code, last = entry.tb_frame.f_code, run.tb_frame.f_code
        same_line = entry.tb_lineno == run.tb_lineno
        if same_line and code is last and entry.tb_lasti == run.tb_lasti:
            run = entry
            count += 1
            continue
        yield run, count, continues
        continues = same_line and code.co_filename is last.co_filename and code.co_name is last.co_name
        run, count = entry, 1
    if run is not None:
        yield run, count, continues


def _position(code, lasti):
    """``(line, end line, column, end column)`` of an instruction, None where unknown; None for all of it before 3.11."""
    positions = getattr(code, "co_positions", None)
    if positions is None or lasti < 0:
        return None
    try:
        iterator = positions()
        from itertools import islice

        return next(islice(iterator, lasti // 2, None), None)
    except Exception:
        return None


# Text of the exception


def _syntax_details(error):
    """What ``parse_syntax_error`` of CPython 3.11 finds in an exception, or None."""
    try:
        error.print_file_and_line
    except AttributeError:
        return None
    message = error.msg
    filename = error.filename
    details = {
        "filename": "<string>" if filename is None else str(filename),
        "line": _integer(error.lineno),
        "offset": _integer_or_none(error.offset),
        "end_line": _integer_or_none(getattr(error, "end_lineno", None)),
        "end_offset": _integer_or_none(getattr(error, "end_offset", None)),
    }
    text = error.text
    if isinstance(text, str):
        details["text"] = str.__str__(text)
    try:
        details["message"] = "" if message is None else str(message)
    except Exception:
        details["message"] = None
    return details


def _integer(value):
    if not isinstance(value, int) or not -(1 << 63) <= value < 1 << 63:
        raise TypeError
    return int(value)


def _integer_or_none(value):
    return None if value is None else _integer(value)


def _notes(error, limit):
    """The texts of the notes, None for one without; the repr of what is no sequence; None if there are none."""
    try:
        notes = error.__notes__
    except AttributeError:
        return None
    kind = type(notes)
    if kind not in (list, tuple, str) and not (hasattr(kind, "__getitem__") and not isinstance(notes, dict)):
        text = fenced(repr, notes, seconds=_SECONDS)
        return "<__notes__ repr() failed>" if type(text) is Failed else text
    texts = []
    for index in range(min(len(notes), limit)):
        text = fenced(str, notes[index], seconds=_SECONDS)
        texts.append(None if type(text) is Failed else text)
    return texts


# Sources that Java does not find by their name


def _sent_source(filename, namespace):
    """``(text, where it comes from)``, by the rules of ``linecache``; None for what Java finds itself, and for nothing."""
    try:
        if not _is_unicode(filename):
            try:
                return _content(filename), _FILE
            except Exception:
                pass
        text = _text_of_linecache(filename)
        if text is not None:
            return text, _OWN
        if not filename or (filename.startswith("<") and filename.endswith(">")) or _exists(filename):
            return None
        text = _text_of_loader(namespace) if type(namespace) is dict else None
        if text is None:
            return None
        return text, _OWN if namespace.get("__file__") == filename else _NAMESPACE
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
    text = fenced(get_source, name, seconds=_SECONDS)
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


# Suggestions, as suggestions.c of 3.11 computes them

_CANDIDATES = 750
_LONGEST = 40
_MOVE = 2
_CASE = 1


def _suggestion(error):
    """The name that CPython would add as ``Did you mean``, or None."""
    if type(error) is AttributeError:
        name, owner = error.name, error.obj
        return _nearest(dir(owner), name) if type(name) is str else None
    if type(error) is not NameError or type(error.name) is not str:
        return None
    entry = error.__traceback__
    if entry is None:
        return None
    while entry.tb_next is not None:
        entry = entry.tb_next
    frame = entry.tb_frame
    for names in (frame.f_code.co_varnames, frame.f_globals, frame.f_builtins):
        found = _nearest(list(names), error.name)
        if found is not None:
            return found
    return None


def _nearest(names, name):
    if len(names) >= _CANDIDATES:
        return None
    wanted = name.encode()
    best, best_distance = None, sys.maxsize
    for candidate in names:
        if candidate == name:
            continue
        text = candidate.encode()
        limit = min((len(wanted) + len(text) + 3) * _MOVE // 6, best_distance - 1)
        distance = _distance(wanted, text, limit)
        if distance <= limit:
            best, best_distance = candidate, distance
    return best


def _distance(a, b, limit):
    """Levenshtein's distance of two byte strings, in half moves; something above the limit if it is above."""
    start = 0
    while start < len(a) and start < len(b) and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    if not a or not b:
        return (len(a) + len(b)) * _MOVE
    if len(a) > _LONGEST or len(b) > _LONGEST:
        return limit + 1
    if len(b) < len(a):
        a, b = b, a
    if (len(b) - len(a)) * _MOVE > limit:
        return limit + 1
    row = list(range(_MOVE, _MOVE * (len(a) + 1), _MOVE))
    result = 0
    for index, byte in enumerate(b):
        distance = result = index * _MOVE
        smallest = sys.maxsize
        for column, other in enumerate(a):
            substituted = distance + _substitution(byte, other)
            distance = row[column]
            result = min(min(result, distance) + _MOVE, substituted)
            row[column] = result
            smallest = min(smallest, result)
        if smallest > limit:
            return limit + 1
    return result


def _substitution(a, b):
    if a == b:
        return 0
    if a & 31 != b & 31:
        return _MOVE
    return _CASE if _lower(a) == _lower(b) else _MOVE


def _lower(byte):
    return byte + 32 if 65 <= byte <= 90 else byte


def _assertion_report(error):
    """What our asserts say of themselves, as docs/assertion-report.md has it, unless the program made something else of it."""
    report = object.__getattribute__(error, "__dict__").get("__caretline__")
    if type(report) is not dict:
        return None
    import marshal

    marshal.dumps(report, 2)
    return report
