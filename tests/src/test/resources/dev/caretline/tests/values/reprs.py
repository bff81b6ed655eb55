"""What bounded_repr makes of objects that do their worst: each line of the output is [what, text, seconds, what it changed].

Standard input is not read; expectations stand beside the objects, as patterns.
"""
import json
import os
import re
import sys
import time

sys.path.insert(0, sys.argv[1])
from caretline_agent.bounded_repr import CHARS, bounded_repr

FAILED = "<%s object \\(repr %s\\)>"
OBJECTS = []


def shows(pattern, most=1.5):
    def add(kind):
        OBJECTS.append((kind.__name__, kind(), pattern.replace("NAME", kind.__name__), most))
        return kind

    return add


def value(name, it, pattern, most=1.5):
    OBJECTS.append((name, it, pattern, most))


@shows(FAILED % ("NAME", "raised ValueError"))
class Raises:
    def __repr__(self): raise ValueError("no")


@shows(FAILED % ("NAME", "raised SystemExit"))
class Exits:
    def __repr__(self): raise SystemExit(3)


@shows(FAILED % ("NAME", "raised KeyboardInterrupt"))
class Interrupts:
    def __repr__(self): raise KeyboardInterrupt


@shows(FAILED % ("NAME", "raised GeneratorExit"))
class EndsGenerators:
    def __repr__(self): raise GeneratorExit


@shows(FAILED % ("NAME", "raised MemoryError"))
class TakesAll:
    def __repr__(self): raise MemoryError


@shows(FAILED % ("NAME", "raised RecursionError"))
class Recurses:
    def __repr__(self): return repr(self)


@shows(FAILED % ("NAME", "raised TypeError"))
class NoText:
    def __repr__(self): return 7


@shows(FAILED % ("NAME", "raised TypeError"))
class NoFunction:
    __repr__ = None


@shows(FAILED % ("NAME", "took too long"))
class Never:
    def __repr__(self):
        while True: pass


@shows(FAILED % ("NAME", "took too long"))
class CatchesAll:
    def __repr__(self):
        while True:
            try:
                while True: pass
            except Exception: pass


@shows(FAILED % ("NAME", "took too long"))
class Sleeps:
    def __repr__(self): time.sleep(1000); return "awake"


@shows("x{100,}\\.\\.\\.x{10,}")
class Huge:
    def __repr__(self): return "x" * 10_000_000


@shows("text of a subclass")
class OwnText:
    def __repr__(self):
        class Text(str):
            def __len__(self): raise ValueError
            def __str__(self): raise ValueError
            def __getitem__(self, key): raise ValueError
        return Text("text of a subclass")


@shows("LiesAboutItsClass!")
class LiesAboutItsClass:
    __class__ = int
    def __repr__(self): return "LiesAboutItsClass!"


@shows("<__main__.RaisesAtEachAttribute object>")
class RaisesAtEachAttribute:
    def __getattribute__(self, name): raise OSError(name)


@shows("\\[1, 2, 3\\]")
class LongerThanItIs(list):
    def __init__(self): super().__init__([1, 2, 3])
    def __len__(self): return 1 << 60
    def __iter__(self): raise ValueError
    def __getitem__(self, key): raise ValueError


@shows("\\{'a': 1\\}")
class HostileDict(dict):
    def __init__(self): super().__init__(a=1)
    def items(self): raise ValueError
    def __iter__(self): raise ValueError
    def __len__(self): raise ValueError
    def __getattribute__(self, name): raise ValueError


@shows("'text'")
class HostileStr(str):
    def __new__(cls): return super().__new__(cls, "text")
    def __len__(self): return -1
    def __getitem__(self, key): raise ValueError


@shows("b'text'")
class HostileBytes(bytes):
    def __new__(cls): return super().__new__(cls, b"text")
    def __len__(self): raise ValueError
    def __getitem__(self, key): raise ValueError
    def __bytes__(self): raise ValueError


@shows("\\(1, 2\\)")
class HostileTuple(tuple):
    def __new__(cls): return super().__new__(cls, (1, 2))
    def __len__(self): raise ValueError
    def __iter__(self): raise ValueError


@shows("7")
class HostileInt(int):
    def __new__(cls): return super().__new__(cls, 7)
    def bit_length(self): raise ValueError
    def __str__(self): raise ValueError
    def __index__(self): raise ValueError


@shows("ValueError\\(1\\)")
class HostileError(ValueError):
    def __init__(self): super().__init__(1)
    __class__ = property(lambda self: 1 / 0)
    def __repr__(self): return ValueError.__repr__(self).replace("HostileError", "ValueError")


class Meta(type):
    def __repr__(cls): raise SystemExit
    def __getattribute__(cls, name): raise OSError(name)
    def __instancecheck__(cls, other): raise OSError
    def __subclasscheck__(cls, other): raise OSError
    def __eq__(cls, other): raise OSError
    __hash__ = type.__hash__


class OfMeta(metaclass=Meta):
    pass


value("class of a hostile metaclass", OfMeta, FAILED % ("Meta", "raised SystemExit"))
value("object of a hostile metaclass", OfMeta(), "<__main__.OfMeta object>")

circular = [1]
circular.append(circular)
value("circular list", circular, "\\[1, \\[\\.\\.\\.\\]\\]")
deep = []
for _ in range(100_000): deep = [deep]
value("deep list", deep, "\\[+\\.\\.\\.\\]+")
value("long list", list(range(10_000_000)), "\\[0, 1, 2, .*, \\.\\.\\.\\]")
value("long dict", dict.fromkeys(range(100_000)), "\\{0: None, .*, \\.\\.\\.\\}")
value("long string", "ab" * 5_000_000, "'abab.*\\.\\.\\.abab.*'")
value("long bytes", b"ab" * 5_000_000, "b'abab.*\\.\\.\\.abab.*'")
value("long bytearray", bytearray(10_000_000), "bytearray\\(.*")
value("long integer", 1 << 10_000_000, "<int of 10000001 bits>")
value("long range", range(10**18), "range\\(0, 10+\\)")
value("list of never", [Never(), Never(), Never(), 1], "\\[<Never object \\(repr took too long\\)>, (<Never object .*>, )+1\\]")
value("list of raises", [Raises()] * 3, "\\[(<Raises object \\(repr raised ValueError\\)>(, )?){3}\\]")
value("list of huge", [Huge()] * 1000, "\\[x+\\.\\.\\.x+.*\\.\\.\\.\\]")
value("text for a terminal", type("T", (), {"__repr__": lambda self: "\x1b[2Jgone\n\r\0"})(), "(?!.*\x1b).*gone.*")
value("lone surrogates", ["\ud800"], "\\['\\\\ud800'\\]")


def main():
    for what, it, pattern, most in OBJECTS:
        before = sys.gettrace(), sys.getrecursionlimit(), sys.exc_info()
        start = time.monotonic()
        try:
            text = bounded_repr(it)
        except BaseException as error:
            text = "raised %s" % type(error).__name__
        seconds = time.monotonic() - start
        problems = []
        if not re.fullmatch(pattern, text, re.S):
            problems.append("is %r" % text[:300])
        if len(text) > 2 * CHARS + 100:
            problems.append("has %d characters" % len(text))
        if (sys.gettrace(), sys.getrecursionlimit(), sys.exc_info()) != before:
            problems.append("something has changed")
        # Not a measurement: what is not ended takes for ever, and the machine may be slow.
        if seconds > 20 * most:
            problems.append("took %.1f s" % seconds)
        print(json.dumps({"what": what, "problems": problems}), flush=True)


main()
os._exit(0)
