"""Explanations and reports under bad conditions: each check prints one JSON line, {"name", "ok", "detail"}."""
import array
import collections
import dataclasses
import datetime
import decimal
import enum
import json
import pickle
import signal
import sys
import time

sys.path.insert(0, sys.argv[1])
import caretline_agent.assertions as support
from caretline_agent.assertion_diff import explain


def say(name, ok, detail=""):
    print(json.dumps({"name": name, "ok": bool(ok), "detail": str(detail)[:500]}), flush=True)


def lines(operator, left, right, name=""):
    explanation = explain(operator, left, right, name)
    return " / ".join(explanation["lines"]) if explanation else ""


@dataclasses.dataclass
class Address:
    zip: str


@dataclasses.dataclass
class User:
    addr: Address


class Plain:
    def __repr__(self):
        return "P"


class Odd(enum.Enum):
    A = 1
    B = 2


class Level(enum.IntEnum):
    LOW = 1


class Hidden:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return self.value == other.value

    def __repr__(self):
        return "H"


class Slotted(Hidden):
    __slots__ = ("value",)


class Items(list):
    def __getitem__(self, index):
        raise SystemExit


class Hostile:
    def __eq__(self, other):
        raise SystemExit

    __hash__ = object.__hash__


class Matcher:
    def __eq__(self, other):
        return other == 7

    def __repr__(self):
        return "M"


ORDERED = collections.OrderedDict
Point = collections.namedtuple("Point", "x y")
WANTED = [
    ("str", "EQ", "hello world", "hello World", "first difference at index 6: 'w' != 'W'"),
    ("control characters", "EQ", "a\tb ", "a\tb\x00", "'a\\tb '"),
    ("longer str", "EQ", "abc", "abcde", "the right has 2 more at its end, from index 3: 'de'"),
    ("lines", "EQ", "a\nb\nc", "a\nx\nc", "- 'b\\n'"),
    ("bytes", "EQ", b"abc", b"abd", "first difference at index 2: b'c' != b'd'"),
    ("list", "EQ", [1, 2, 3], [1, 5, 3], "[1]: 2 != 5"),
    ("extra items", "EQ", [1, 2, 3], [1], "only in the left, from index 1: 2, 3"),
    ("tuple and list", "EQ", [1], (1,), "they are of different types: list and tuple"),
    ("dict", "EQ", {"a": 1, "b": 2}, {"a": 3, "c": 4}, "only in the left: 'b': 2"),
    ("dict value", "EQ", {"a": {"b": [1]}}, {"a": {"b": [2]}}, "['a']['b'][0]: 1 != 2"),
    ("set", "EQ", {1, 2}, {2, 3}, "only in the right: 3"),
    ("dataclass", "EQ", User(Address("10001")), User(Address("10099")), "addr.zip: '10001' != '10099'"),
    ("named tuple", "EQ", Point(1, 2), Point(1, 3), "y: 2 != 3"),
    ("enum", "EQ", [Odd.A], [Odd.B], "[0]: <Odd.A: 1> != <Odd.B: 2>"),
    ("close floats", "EQ", 0.1 + 0.2, 0.3, "they differ by 5.55e-17"),
    ("nan", "EQ", float("nan"), float("nan"), "nan is not equal to itself"),
    ("look alike", "EQ", Plain(), Plain(), "it has no __eq__"),
    ("deque", "EQ", collections.deque([1]), collections.deque([2]), "[0]: 1 != 2"),
    ("is", "IS", [1], [1], "equal, but not the same object"),
    ("is not", "IS_NOT", Odd.A, Odd.A, "the same object"),
    ("not equal", "NOT_EQ", 1, 1.0, "they are equal, although of different types: int and float"),
    ("in, by case", "IN", "Foo", ["foo", "bar"], "near miss: 'foo' (other upper and lower case)"),
    ("in, by type", "IN", "1", [1, 2], "near miss: 1 (of type int, not str)"),
    ("in, by edit", "IN", "colour", {"color": 1}, "near miss: 'color' (similar)"),
    ("in text", "IN", "Hello", "say hello", "but for upper and lower case, it is there at index 4"),
    ("not in", "NOT_IN", 2, [1, 2], "it is there at index 1"),
    ("subset", "LT_E", {1, 2}, {2, 3}, "only in the left: 1"),
    ("proper subset", "LT", {1, 2}, {1, 2}, "both have the same items"),
    ("superset", "GT_E", {1, 2}, {2, 3}, "only in the right: 3"),
    ("order", "LT", [1, 3], [1, 2], "first difference at index 1: 3 and 2"),
    ("greater", "GT", "ab", "ac", "first difference at index 1: 'b' and 'c'"),
    ("member and its value", "EQ", Odd.A, 1, "the .value of the left is equal to it"),
    ("number that is a member", "EQ", Level.LOW, 2, ""),
    ("decimals", "EQ", decimal.Decimal("1.0"), decimal.Decimal("1.0000001"), "they differ by 1e-07"),
    ("times", "EQ", datetime.datetime(2020, 1, 1), datetime.datetime(2020, 1, 1, 0, 5), "they differ by 0:05:00"),
    ("long integers", "EQ", 1 << 50_000, 1, "they differ by an int of 50000 bits"),
    ("order of items", "EQ", ORDERED(a=1, b=2), ORDERED(b=2, a=1), "another order: item 0 is 'a' on the left, 'b' on the right"),
    ("dict and OrderedDict", "EQ", {"a": 1}, ORDERED(a=2), "['a']: 1 != 2"),
    ("keys and set", "EQ", {"a": 1}.keys(), {"b"}, "only in the right: 'b'"),
    ("list of another class", "EQ", Items([1]), [2], "[0]: 1 != 2"),
    ("hidden attributes", "EQ", Hidden(1), Hidden(2), "value: 1 != 2"),
    ("hidden slots", "EQ", Slotted(1), Slotted(2), "value: 1 != 2"),
    ("line ends", "EQ", "a\nb\n", "a\r\nb\r\n", "they differ in line ends only"),
    ("equal now", "EQ", [1, [2]], [1, [2]], "they are equal now: one of them has changed"),
    ("folded case of another length", "IN", "STRASSE x", "die straße x", "but for upper and lower case, it is there"),
    ("type under is", "IS", 1, True, "equal, but of different types: int and bool"),
    ("raising item", "EQ", [Hostile()], [Hostile()], "raised SystemExit"),
    ("matcher of its own", "EQ", [5], [Matcher()], "[0]: 5 != M"),
    ("raising key", "EQ", {Hostile(): 1}, {Hostile(): 1}, ""),
]
for name, operator, left, right, wanted in WANTED:
    got = lines(operator, left, right)
    say(name, wanted in got, got)

say("path with a name", lines("EQ", User(Address("1")), User(Address("2")), "user") == "user.addr.zip: '1' != '2'")

BIG = [
    ("text", "a" * 500_000 + "x" + "a" * 500_000, "a" * 500_000 + "y" + "a" * 500_000),
    ("lines", "line\n" * 200_000, "line\n" * 100_000 + "other\n" + "line\n" * 100_000),
    ("numbers", list(range(130_000)), list(range(65_000)) + [0] + list(range(65_001, 130_000))),
    ("all different", list(range(130_000)), list(range(1, 130_001))),
    ("dict", {n: str(n) for n in range(30_000)}, {n: str(n + (n == 29_999)) for n in range(30_000)}),
    ("set", set(range(50_000)), set(range(1, 50_001))),
    ("bytes", b"a" * 1_000_000, b"a" * 999_999 + b"b"),
    ("user objects", [Plain() for _ in range(20_000)], [Plain() for _ in range(20_000)]),
]
for name, left, right in BIG:
    start = time.process_time()
    explanation = explain("EQ", left, right)
    took = time.process_time() - start
    say("1 MB of " + name, explanation and took < 0.5 and (explanation["lines"] or explanation["cut"]), took)


def bad(method):
    class Bad:
        __repr__ = method

    return Bad()


def sleeping(self):
    time.sleep(60)


def swallowing(self):
    while True:
        try:
            endless(self)
        except BaseException:
            pass


def recursive(self):
    return repr(self)


def endless(self):
    while True:
        pass


def raising(error):
    def method(self):
        raise error

    return method


DESCRIPTION = "1 0 1 8\nName -1 0 1 7 1 8 \n0-|0:0|-1\n\nassert x\n"
ADVERSARIES = [
    ("raises", raising(ValueError("no"))),
    ("exits", raising(SystemExit(3))),
    ("interrupts", raising(KeyboardInterrupt())),
    ("recurses", recursive),
    ("never returns", endless),
    ("sleeps", sleeping),
    ("catches all", swallowing),
    ("returns no text", lambda self: 5),
    ("returns much", lambda self: "x" * 10_000_000),
]
for name, method in ADVERSARIES:
    start = time.monotonic()
    error = AssertionError()
    attach = support.failed((bad(method), 0), DESCRIPTION)
    attach(error)
    report = error.__caretline__
    took = time.monotonic() - start
    text = report["nodes"][0]["repr"]
    say("repr that " + name, took < 2 and len(text) < 5000 and pickle.loads(pickle.dumps(error)).__caretline__ == report, text)

error = AssertionError()
attach = support.failed((5, 0), DESCRIPTION)
attach(error)
say("signals are as they were", signal.getsignal(signal.SIGALRM) is signal.SIG_DFL and signal.getitimer(signal.ITIMER_REAL) == (0, 0))
say("note", error.__notes__ == ["assert 5\n +  where 5 = x"], error.__notes__)
say("arguments stay", error.args == () and str(error) == "")
say("a wrong description is forgiven", support.failed((1,), "nonsense") is None)
support.NOTE = False
error = AssertionError()
support.failed((5, 0), DESCRIPTION)(error)
say("no note, if that is wanted", not hasattr(error, "__notes__") and error.__caretline__["note"] is None)

many = "a\n" * 500_000
explanation = explain("EQ", many, many[:-2] + "b\n")
say(
    "the last of half a million lines is found within the budget",
    explanation["cut"] is None and explanation["lines"][-2:] == ["  - 'a\\n'", "  + 'b\\n'"],
    explanation,
)


def installed(name):
    """A library that need not be there: what is said of its values is checked where it is."""
    try:
        return __import__(name)
    except ImportError:
        say(name + " is not installed: skipped", True)
        return None


attr = installed("attr")
if attr:
    Made = attr.make_class("Made", ["x", "y"])
    text = lines("EQ", Made(1, ["a"]), Made(1, ["b"]), "made")
    say("attrs", text == "made.y[0]: 'a' != 'b'", text)
numpy = installed("numpy")
if numpy:
    text = lines("EQ", {"k": numpy.array([1, 2])}, {"k": numpy.array([1, 3])}, "d")
    say("numpy", "1 of 2 elements differ" in text and "d['k'][1]" in text, text)
pandas = installed("pandas")
if pandas:
    text = lines("EQ", [pandas.DataFrame({"n": [1, 2]})], [pandas.DataFrame({"n": [1, 5]})], "f")
    text = lines("EQ", pandas.Series([1.0, None]), pandas.Series([2.0, None]), "s")
    say("a missing value is no difference", text == "s[0]: 1.0 != 2.0", text)
    text = lines("EQ", [pandas.DataFrame({"n": [1, 2]})], [pandas.DataFrame({"n": [1, 5]})], "f")
    say("pandas", text == "f[0]['n'][1]: 2 != 5", text)
