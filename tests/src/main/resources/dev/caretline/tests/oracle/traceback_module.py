"""What the ``traceback`` module of the CPython that runs this prints for failures that another one had.

    traceback_module.py PROGRAM.py ...

Beside each program there may be a ``NAME.tree``: the failure as the agent described it, in marshal version 2 (failures.py
makes it). Exceptions with its messages, notes, links and positions are built and given to ``traceback.TracebackException``,
which decides all the rest. Beside the tree appears ``NAME.coloured``, in UTF-8 with ``backslashreplace``; and ``NAME.plain``
if it is not the same without the colours.
"""

import ast  # noqa: F401: the module imports it when sys.path is that of the program
import builtins
import linecache
import marshal
import os
import re
import sys
import tokenize  # noqa: F401
import traceback
import unicodedata  # noqa: F401
from types import SimpleNamespace

SEQUENCE = re.compile("\x1b\\[[0-9;]*m")


class Built:
    """The exceptions of one tree."""

    def __init__(self, tree):
        self.tree = tree
        self.built = {}

    def exception(self, number):
        if number not in self.built:
            described = self.tree["exceptions"][number]
            error = self.built[number] = self.bare(described)
            if described["cause"] is not None:
                BaseException.__cause__.__set__(error, self.exception(described["cause"]))
            if described["context"] is not None:
                BaseException.__context__.__set__(error, self.exception(described["context"]))
            BaseException.__suppress_context__.__set__(error, described["suppress"])
        return self.built[number]

    def bare(self, described):
        """An instance of a new class that has the names and the built-in bases of the one described."""
        message = described["message"]
        if described.get("suggestion") is not None:
            message += f". Did you mean: '{described['suggestion']}'?"

        def text(error):
            if message is None:
                raise ValueError
            return message

        names = {
            "__str__": text,
            "__module__": described["module"],
            "__traceback__": property(lambda error: entries(self.tree, described)),
        }
        base = getattr(builtins, (*described["bases"], "BaseException")[0])
        members = [self.exception(member) for member in described.get("members", ()) if member is not None]
        if members:
            members += [ValueError()] * (described["member_count"] - len(members))
            kind = type("Described", (BaseExceptionGroup,), names)
            error = kind("", members)
        else:
            kind = type("Described", (base,), names)
            error = kind.__new__(kind, *([0, 0, 0, 0, ""] if issubclass(kind, UnicodeError) else []))
        kind.__qualname__ = described["type"]
        if issubclass(kind, SyntaxError):
            syntax = described.get("syntax")
            error.msg = message
            error.filename = None
            error.lineno = None
            if syntax is not None:
                error.filename, error.lineno, error.text = syntax["filename"], syntax["line"], syntax.get("text")
                error.offset, error.end_lineno = syntax["offset"], syntax["end_line"]
                error.end_offset = syntax["end_offset"]
        self.note(error, described.get("notes"))
        return error

    def note(self, error, notes):
        if isinstance(notes, str):
            error.__notes__ = Shown(notes)
        elif notes is not None:
            error.__notes__ = [Shown(note) if note is None else note for note in notes]


class Shown:
    """An object with this ``repr``, whose ``str`` fails."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text

    def __str__(self):
        raise ValueError


class Code:
    def __init__(self, filename, name):
        self.co_filename = filename
        self.co_name = self.co_qualname = name
        self.co_firstlineno = 1
        self.positions = None, None, None, None

    def co_positions(self):
        return iter([self.positions])


def entries(tree, described):
    """A chain of objects that look like traceback entries."""
    entry = None
    for frame in reversed(described.get("frames", ())):
        for _ in range(frame["repeated"]):
            filename, name = tree["codes"][frame["code"]][:2]
            code = Code(filename, name)
            lasti = -1
            if frame["position"] is not None:
                line, end_line, column, end_column = frame["position"]
                code.positions = line, end_line, column, end_column
                lasti = 0
            entry = SimpleNamespace(
                tb_frame=SimpleNamespace(f_code=code, f_globals={}, f_locals={}),
                tb_lasti=lasti,
                tb_lineno=frame["line"],
                tb_next=entry,
            )
    return entry


def shown(tree):
    """The text with colours and the text without."""
    linecache.clearcache()
    for name, (text, _) in tree["sources"].items():
        linecache.cache[name] = len(text), None, text.splitlines(True), name
    os.chdir(tree["cwd"])
    sys.path[:] = tree["path"]
    sys.__dict__.pop("tracebacklimit", None)
    if tree["limit"] is not None:
        sys.tracebacklimit = tree["limit"]
    error = Built(tree).exception(tree["root"])
    # As the interpreter itself calls it, for an exception that nobody caught.
    limit = getattr(traceback, "BUILTIN_EXCEPTION_LIMIT", None)
    made = traceback.TracebackException(type(error), error, error.__traceback__, limit=limit, compact=True)
    return tuple("".join(made.format(colorize=colorize)) for colorize in (True, False))


def main(programs):
    for program in programs:
        name = program[: -len(".py")]
        if os.path.exists(name + ".tree"):
            with open(name + ".tree", "rb") as file:
                coloured, plain = shown(marshal.load(file))
            write(name + ".coloured", coloured)
            if SEQUENCE.sub("", coloured) != plain:
                write(name + ".plain", plain)


def write(name, text):
    with open(name, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        file.write(text)


if __name__ == "__main__":
    main(sys.argv[1:])
