"""An exception as a tree of plain values that marshal can carry: ``describe(error)``.

All text that CPython's own renderer would take from the process is taken here, by the same rules (``pythonrun.c`` and
``suggestions.c`` of 3.11): ``str(error)``, names of types, notes, suggestions. Sources are left to the reader, who has the
file names, the working directory and ``sys.path``; only what it cannot find so (``linecache``, loaders) is sent along.

Nothing is raised but a real SIGINT, and nothing is unbounded: exceptions are a flat list whose links are indexes, so that
chains and groups may be cyclic, deep or wide; equal frames are folded while they are walked; user code (``__str__``,
``__dir__``) runs inside the fence of ``bounded_repr``. docs/protocol.md has the format.
"""

import sys

from . import exception_text, failure_entries, failure_sources, suggestions
from .fence import MORE_SECONDS, Failed, fenced

VERSION = 1

_SOURCES = 4 << 20  # characters


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


class _Description:
    def __init__(self, limits, sources):
        self.limits = limits
        self.sources = {name: (text, failure_sources.OWN) for name, text in sources.items()}
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
            "type": exception_text.qualified_name(kind),
            "module": exception_text.module_of(kind),
            "bases": exception_text.builtin_bases(kind),
            "suppress": bool(exception_text.attribute(error, "__suppress_context__")),
            "cause": self.number(exception_text.attribute(error, "__cause__")),
            "context": self.number(exception_text.attribute(error, "__context__")),
        }
        syntax = fenced(exception_text.syntax_details, error, seconds=MORE_SECONDS)
        if type(syntax) is dict:
            tree["message"] = self.cut(syntax.pop("message"))
            tree["syntax"] = {name: self.cut(value) for name, value in syntax.items()}
        else:
            tree["message"] = self.message(error)
        suggestion = fenced(suggestions.suggestion, error, seconds=MORE_SECONDS)
        if isinstance(suggestion, str):
            tree["suggestion"] = self.cut(suggestion)
        notes = fenced(exception_text.notes_of, error, self.limits.notes, seconds=MORE_SECONDS)
        if type(notes) is list:
            tree["notes"] = [note if note is None else self.cut(note) for note in notes]
        elif isinstance(notes, str):
            tree["notes"] = self.cut(notes)
        report = fenced(exception_text.assertion_report, error, seconds=MORE_SECONDS)
        if type(report) is dict:
            tree["assertion"] = report
        self.members(error, tree)
        entry = exception_text.attribute(error, "__traceback__")
        if entry is not None:
            tree["frames"], tree["omitted"] = self.frames(error, entry)
        if self.inspector is not None:
            from .error_details import details

            found = details(error, failure_entries.program_entries(error, entry))
            tree["details"] = [(name, self.inspector.alone(value)) for name, value in found]
        return tree

    def message(self, error):
        text = fenced(str, error, seconds=MORE_SECONDS)
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
        for run in failure_entries.runs(failure_entries.program_entries(error, entry)):
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
            "position": failure_entries.position(code, entry.tb_lasti),
            "repeated": repeated,
            "continues": continues,
        }
        if frame.f_lasti != entry.tb_lasti:  # it went on, in a handler or much farther
            tree["went_on"] = failure_entries.position(code, frame.f_lasti) or (None, None, None, None)
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
                source = failure_sources.sent_source(code.co_filename, namespace)
                if source is not None:
                    length = len(source[0])
                    if length > self.sources_left:
                        source = None
                    else:
                        self.sources_left -= length
                self.sources[code.co_filename] = source
        return number


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
