"""What an explanation may cost: lines, characters of one value, time. All that it asks of user code goes through here."""
from time import monotonic

from .bounded_repr import bounded_repr
from .fence import Failed, fenced

SECONDS = 0.05
_LINES = 200
_VALUE = 120  # characters of one value

#: Types whose values say what they are worth without running any code of the program.
SCALARS = frozenset((int, float, complex, str, bytes, bool, type(None), type(...)))


class Spent(Exception):
    """There is no more to be said; the text says why."""


class Budget:
    """The lines that have been said, and what is left."""

    def __init__(self, name):
        self.name = name
        self.lines = []
        self.cut = None
        self.until = monotonic() + SECONDS

    def say(self, line):
        if len(self.lines) >= _LINES:
            raise Spent("more than %d lines" % _LINES)
        self.lines.append(line)

    def check(self):
        if monotonic() > self.until:
            raise Spent("more than %d ms" % (SECONDS * 1000))

    def text(self, value):
        self.check()
        return bounded_repr(value, _VALUE, seconds=max(self.until - monotonic(), 0.01))

    def ask(self, function, *arguments):
        """The result of a function that may run user code, or a ``Failed``."""
        self.check()
        return fenced(function, *arguments, seconds=max(self.until - monotonic(), 0.01))

    def need(self, function, *arguments):
        """The result of a function that may run user code; there is no more to be said if it fails."""
        result = self.ask(function, *arguments)
        if type(result) is Failed:
            self.check()
            raise Spent("comparing their parts " + result.reason)
        return result


def is_flat(items):
    """Whether slices of a sequence can be compared without asking anything but Python's own types."""
    return type(items) in (list, tuple) and SCALARS.issuperset(map(type, items))


def common_length(left, right):
    """How many items two sequences have in common at their start, by comparing halves."""
    low, high = 0, min(len(left), len(right))
    if left[:high] == right[:high]:
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle
    return low
