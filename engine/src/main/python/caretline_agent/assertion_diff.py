"""Why a comparison was false: lines of text, computed from the two values within a budget of lines, characters and time.

``explain(operator, left, right)`` returns ``{"lines": [...], "cut": reason or None}``, or None if the values themselves say
it all. Values inside of others are named by their path, as in ``user.addr['zip']: '10001' != '10099'``. Values of types
that are not Python's own are compared by their own ``==``, in the fence; the compared values themselves are not.
"""
import sys
from time import monotonic

from .bounded_repr import bounded_repr, fenced, Failed, type_name

_SECONDS = 0.05
_LINES = 60
_VALUE = 120  # characters of one value
_DEPTH = 10
_WINDOW = 30  # characters of a long string on either side of a difference
_SCALARS = frozenset((int, float, complex, str, bytes, bool, type(None), type(...)))
_NUMBERS = frozenset((int, float, complex, bool))
_TEXTS = (str, bytes, bytearray)
_CONTEXT = 2  # lines that are alike, before and behind
_MOST_LINES_COMPARED = 400


def explain(operator, left, right, name=""):
    """name: how the program calls the left value, for paths."""
    budget = _Budget(name)
    try:
        _EXPLANATIONS[operator](budget, left, right)
    except _Spent as spent:
        budget.cut = str(spent)
    except Exception as error:
        budget.cut = "stopped by " + type_name(type(error))
    if not budget.lines and not budget.cut:
        return None
    return {"lines": budget.lines, "cut": budget.cut}


class _Spent(Exception):
    """The budget is used up; the text says which."""


class _Budget:
    def __init__(self, name):
        self.name = name
        self.lines = []
        self.cut = None
        self.until = monotonic() + _SECONDS

    def say(self, line):
        if len(self.lines) >= _LINES:
            raise _Spent("more than %d lines" % _LINES)
        self.lines.append(line)

    def check(self):
        if monotonic() > self.until:
            raise _Spent("more than %d ms" % (_SECONDS * 1000))

    def text(self, value):
        self.check()
        return bounded_repr(value, _VALUE, seconds=max(self.until - monotonic(), 0.01))

    def equal(self, left, right):
        """Whether two values inside of others are equal; None if they do not say."""
        if left is right:
            return True
        self.check()
        if type(left) in _SCALARS and type(right) in _SCALARS:
            return left == right
        result = fenced(_are_equal, left, right, seconds=max(self.until - monotonic(), 0.01))
        return None if type(result) is Failed else result


def _are_equal(left, right):
    return bool(left == right)


# ---- equality


def _equal(budget, left, right):
    if not _Comparison(budget).differ(budget.name, left, right, 0) and not budget.lines:
        budget.say("no difference was found in their parts: %s and %s" % (_kind(left), _kind(right)))


def _kind(value):
    return type_name(type(value))


class _Comparison:
    """A walk through two values at a time, side by side."""

    def __init__(self, budget):
        self.budget = budget
        self.open = set()

    def differ(self, path, left, right, depth):
        """Says where two values differ, and whether they do."""
        if left is right and depth:
            return False
        self.budget.check()
        pair = id(left), id(right)
        if pair in self.open:
            return False
        self.open.add(pair)
        try:
            compare = _comparison_of(left, right) if depth < _DEPTH else None
            if compare is not None:
                return compare(self, path, left, right, depth)
            if depth and self.budget.equal(left, right):
                return False
            self.leaf(path, left, right, depth)
            return True
        finally:
            self.open.discard(pair)

    def leaf(self, path, left, right, depth):
        one, other = self.budget.text(left), self.budget.text(right)
        hint = _difference_of_numbers(left, right)
        if depth:
            self.budget.say("%s: %s != %s%s" % (path.lstrip("."), one, other, " (%s)" % hint if hint else ""))
        elif hint:
            self.budget.say(hint)
        if one == other:
            self.look_alike(left, right)
        elif type(left) is not type(right) and not (type(left) in _NUMBERS and type(right) in _NUMBERS):
            if left is not None and right is not None:
                self.budget.say("they are of different types: %s and %s" % (_kind(left), _kind(right)))

    def look_alike(self, left, right):
        if type(left) is not type(right):
            names = _kind(left), _kind(right)
            if names[0] == names[1]:
                self.budget.say("they look alike, and are of two types that are both named " + names[0])
            else:
                self.budget.say("they look alike, and are of different types: %s and %s" % names)
        elif type(left) is float and left != left:
            self.budget.say("nan is not equal to itself")
        elif type(left).__eq__ is object.__eq__:
            self.budget.say("%s objects are equal only to themselves: it has no __eq__" % _kind(left))
        else:
            self.budget.say("they look alike, and are not equal by %s.__eq__" % _kind(left))

    # ---- what is compared item by item

    def sequences(self, path, left, right, depth):
        if len(left) != len(right):
            self.budget.say("%slengths differ: %d != %d" % (_prefix(path, depth), len(left), len(right)))
        differ = len(left) != len(right)
        start = _common_length(left, right) if _is_flat(left) and _is_flat(right) else 0
        for index in range(start, min(len(left), len(right))):
            if not index & 255:
                self.budget.check()
            if left[index] is not right[index]:
                differ |= self.differ("%s[%d]" % (path, index), left[index], right[index], depth + 1)
        self.extra(path, depth, "left", left, len(right))
        self.extra(path, depth, "right", right, len(left))
        return differ

    def extra(self, path, depth, side, items, start):
        count = len(items) - start
        if count > 0:
            shown = ", ".join(self.budget.text(item) for item in items[start : start + 5])
            self.budget.say(
                "%sonly in the %s, from index %d: %s%s" % (_prefix(path, depth), side, start, shown, ", ..." if count > 5 else "")
            )

    def mappings(self, path, left, right, depth):
        differ = self.keys(path, depth, "left", left, right) | self.keys(path, depth, "right", right, left)
        for key in left:
            if key in right and left[key] is not right[key]:
                differ |= self.differ("%s[%s]" % (path, self.budget.text(key)), left[key], right[key], depth + 1)
        return differ

    def keys(self, path, depth, side, one, other):
        found = False
        for key in one:
            if key not in other:
                found = True
                self.budget.say(
                    "%sonly in the %s: %s: %s" % (_prefix(path, depth), side, self.budget.text(key), self.budget.text(one[key]))
                )
        return found

    def sets(self, path, left, right, depth):
        differ = False
        for side, items in ("left", left - right), ("right", right - left):
            if items:
                differ = True
                self.budget.say("%sonly in the %s: %s" % (_prefix(path, depth), side, self.items(items)))
        return differ

    def items(self, items):
        texts = []
        for item in items:
            if len(texts) >= 10:
                return ", ".join(texts) + ", ... (%d in all)" % len(items)
            texts.append(self.budget.text(item))
        return ", ".join(sorted(texts))

    def fields(self, path, left, right, depth):
        differ = False
        for name in _field_names(type(left)):
            one = fenced(getattr, left, name, None)
            other = fenced(getattr, right, name, None)
            differ |= self.differ("%s.%s" % (path, name), one, other, depth + 1)
        if not differ and not depth:
            self.budget.say("all fields of the two %s objects are equal" % _kind(left))
        return differ

    def arrays(self, path, left, right, depth):
        if left.shape != right.shape:
            self.budget.say("%sshapes differ: %s != %s" % (_prefix(path, depth), left.shape, right.shape))
            return True
        unequal = left != right
        places = list(zip(*unequal.nonzero()))
        if not places:
            return False
        self.budget.say("%s%d of %d elements differ" % (_prefix(path, depth), len(places), left.size))
        for place in places[:10]:
            index = ", ".join(map(str, place))
            self.budget.say("%s[%s]: %s != %s" % (path, index, self.budget.text(left[place]), self.budget.text(right[place])))
        return True

    def frames(self, path, left, right, depth):
        if list(left.columns) != list(right.columns):
            return self.differ(path + ".columns", list(left.columns), list(right.columns), depth + 1)
        if list(left.index) != list(right.index):
            return self.differ(path + ".index", list(left.index), list(right.index), depth + 1)
        differ = False
        for name in left.columns:
            differ |= self.series("%s[%s]" % (path, self.budget.text(name)), left[name], right[name], depth + 1)
        return differ

    def series(self, path, left, right, depth):
        if list(left.index) != list(right.index):
            return self.differ(path + ".index", list(left.index), list(right.index), depth + 1)
        differ = False
        for key, one, other in zip(left.index, left.tolist(), right.tolist()):
            if one == one or other == other:  # two missing values are no difference
                differ |= self.differ("%s[%s]" % (path, self.budget.text(key)), one, other, depth + 1)
        return differ

    # ---- texts

    def texts(self, path, left, right, depth):
        if left == right:
            return False
        if depth:
            self.text_in_path(path, left, right)
        elif isinstance(left, str) and ("\n" in left or "\n" in right):
            self.lines(left, right)
        else:
            self.text(left, right)
        return True

    def text_in_path(self, path, left, right):
        self.budget.say("%s: %s != %s" % (path.lstrip("."), self.budget.text(left), self.budget.text(right)))
        if max(len(left), len(right)) > _WINDOW:
            self.text(left, right)

    def text(self, left, right):
        at = _common_length(left, right)
        if at == min(len(left), len(right)):
            longer, side = (left, "left") if len(left) > len(right) else (right, "right")
            rest = self.budget.text(longer[at:])
            self.budget.say("the %s has %d more at its end, from index %d: %s" % (side, len(longer) - at, at, rest))
        else:
            one, other = left[at : at + 1], right[at : at + 1]
            self.budget.say("first difference at index %d: %r != %r" % (at, one, other))
        start = max(at - _WINDOW, 0)
        dots = "..." if start else ""
        for value in left, right:
            end = "..." if at + _WINDOW < len(value) else ""
            self.budget.say("  " + dots + _visible(value[start : at + _WINDOW]) + end)
        self.budget.say("  " + " " * (len(dots) + _cells(_visible(left[start:at]))) + "^")

    def lines(self, left, right):
        """A diff by lines, ``-`` what is on the left, ``+`` what is on the right."""
        skipped, left, right = _around_differences(left, right)
        one, other = left.splitlines(True), right.splitlines(True)
        before = _common_length(one, other)
        after = _common_length(one[:before - 1 if before else None:-1], other[:before - 1 if before else None:-1])
        after = min(after, len(one) - before, len(other) - before)
        self.budget.say("from line %d on ('-' is the left, '+' the right):" % (skipped + before + 1))
        for line in one[max(before - _CONTEXT, 0) : before]:
            self.budget.say("    " + self.line(line))
        for mark, line in _edits(one[before : len(one) - after], other[before : len(other) - after]):
            self.budget.check()
            self.budget.say("  %s %s" % (mark, self.line(line)))
        for line in one[len(one) - after :][:_CONTEXT]:
            self.budget.say("    " + self.line(line))

    @staticmethod
    def line(line):
        text = _visible(line)
        return text if len(text) <= 4 * _WINDOW else text[: 4 * _WINDOW] + "..."


def _prefix(path, depth):
    return path.lstrip(".") + ": " if depth else ""


def _comparison_of(left, right):
    """How two values are compared part by part; None if they are compared as a whole."""
    kind = type(left)
    for base in _TEXTS:
        if isinstance(left, base) and isinstance(right, base):
            return _Comparison.texts
    if kind is not type(right):
        return None
    if _field_names(kind):
        return _Comparison.fields
    for base, compare in _BY_TYPE:
        if issubclass(kind, base):
            return compare
    if kind.__name__ in _FOREIGN:
        module, compare = _FOREIGN[kind.__name__]
        module = sys.modules.get(module)
        if module is not None and kind is getattr(module, kind.__name__, None):
            return compare
    return None


_BY_TYPE = (
    (list, _Comparison.sequences),
    (tuple, _Comparison.sequences),
    (dict, _Comparison.mappings),
    ((set, frozenset), _Comparison.sets),
)
_FOREIGN = {
    "ndarray": ("numpy", _Comparison.arrays),
    "DataFrame": ("pandas", _Comparison.frames),
    "Series": ("pandas", _Comparison.series),
    "deque": ("collections", _Comparison.sequences),
}


def _field_names(kind):
    """The fields that count for equality of a dataclass, a class of attrs or a named tuple; empty for all others."""
    fields = getattr(kind, "__dataclass_fields__", None)
    if type(fields) is dict:
        return [name for name, field in fields.items() if field.compare and field._field_type.name == "_FIELD"]
    attributes = getattr(kind, "__attrs_attrs__", None)
    if isinstance(attributes, tuple):
        return [attribute.name for attribute in attributes if attribute.eq]
    names = getattr(kind, "_fields", None)
    if issubclass(kind, tuple) and type(names) is tuple:
        return names
    return ()


def _is_flat(items):
    """Whether slices of a sequence can be compared without asking anything but Python's own types."""
    return type(items) in (list, tuple) and all(type(item) in _SCALARS for item in items)


def _common_length(left, right):
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


def _around_differences(left, right):
    """``(lines, left, right)``: two long texts without most of the lines that they start and end with alike.

    lines: how many were left out at the start, as editors count. Lines are many, so what is alike is not split.
    """
    same = start = _common_length(left, right)
    tail = _common_length(left[same:][::-1], right[same:][::-1])
    end = len(left) - tail
    for _ in range(_CONTEXT + 1):
        start = left.rfind("\n", 0, max(start, 0))
        end = left.find("\n", end) + 1 or len(left)
    start += 1
    return left.count("\n", 0, start), left[start:end], right[start : end + len(right) - len(left)]


def _edits(left, right):
    """The shortest list of lines to take away and to add, for small texts; all of both for large ones."""
    if len(left) * len(right) > _MOST_LINES_COMPARED**2 // 4:
        return [("-", line) for line in left] + [("+", line) for line in right]
    lengths = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            equal = left[i] == right[j]
            lengths[i][j] = lengths[i + 1][j + 1] + 1 if equal else max(lengths[i + 1][j], lengths[i][j + 1])
    edits = []
    i = j = 0
    while i < len(left) or j < len(right):
        if i < len(left) and j < len(right) and left[i] == right[j]:
            edits.append((" ", left[i]))
            i, j = i + 1, j + 1
        elif j == len(right) or (i < len(left) and lengths[i + 1][j] >= lengths[i][j + 1]):
            edits.append(("-", left[i]))
            i += 1
        else:
            edits.append(("+", right[j]))
            j += 1
    return edits


def _visible(text):
    """A str or bytes with control characters escaped and blanks at the end of a line made visible by a quote."""
    if not isinstance(text, str):
        return repr(bytes(text))
    text = "".join(text)
    return "'" + repr("'\"" + text)[4:-1] + "'"  # the prefix forces single quotes, whatever is in the text


def _cells(visible):
    """The width of a visible text without its closing quote."""
    return sum(2 if _is_wide(ord(character)) else 1 for character in visible[:-1])


def _is_wide(code):
    return code >= 0x1100 and (
        code <= 0x115F or 0x2E80 <= code <= 0xA4CF or 0xAC00 <= code <= 0xD7A3 or 0xF900 <= code <= 0xFAFF
        or 0xFE30 <= code <= 0xFE6F or 0xFF00 <= code <= 0xFF60 or 0x1F300 <= code <= 0x1FAFF or 0x20000 <= code <= 0x3FFFD
    )


def _difference_of_numbers(left, right):
    if type(left) not in (int, float) or type(right) not in (int, float) or left != left or right != right:
        return None
    try:
        difference = abs(left - right)
        if type(left) is int and type(right) is int:
            return "they differ by %d" % difference if 0 < difference and abs(left) > 9999 else None
        largest = max(abs(left), abs(right))
        return "they differ by %.3g" % difference if 0 < difference <= largest * 1e-6 else None
    except OverflowError:
        return None


# ---- the other operators


def _not_equal(budget, left, right):
    if left is right:
        budget.say("both are the same object")
    elif type(left) is not type(right):
        budget.say("they are equal, although of different types: %s and %s" % (_kind(left), _kind(right)))
    else:
        budget.say("they are equal")


def _identical(budget, left, right):
    if left is None or right is None:
        return
    if type(left) in _SCALARS and type(right) in _SCALARS and left == right or _are_equal_containers(left, right):
        budget.say("equal, but not the same object: compare by == instead of is")
    elif budget.text(left) == budget.text(right):
        budget.say("they look alike, but are two objects: %s and %s" % (_kind(left), _kind(right)))


def _are_equal_containers(left, right):
    return _is_flat(left) and _is_flat(right) and left == right


def _not_identical(budget, left, right):
    if left is not None:
        budget.say("both are the same object")


def _ordered(budget, left, right):
    if isinstance(left, (set, frozenset)) and isinstance(right, (set, frozenset)):
        _Comparison(budget).sets("", left, right, 0)
    elif type(left) in (str, bytes, list, tuple) and type(left) is type(right) and (type(left) in _TEXTS or _is_flat(left)):
        at = _common_length(left, right)
        if at < min(len(left), len(right)):
            budget.say("first difference at index %d: %s and %s" % (at, budget.text(left[at]), budget.text(right[at])))
    else:
        hint = _difference_of_numbers(left, right)
        if hint:
            budget.say(hint)


def _contained(budget, needle, haystack):
    if isinstance(needle, str) and isinstance(haystack, str):
        _near_in_text(budget, needle, haystack)
        return
    if type(haystack) not in (list, tuple, set, frozenset, dict, type({}.keys()), type({}.values()), range):
        return
    found = []
    for count, item in enumerate(haystack):
        if len(found) >= 3 or count >= 10_000:
            break
        if not count & 255:
            budget.check()
        reason = _nearness(budget, needle, item)
        if reason:
            found.append("near miss: %s (%s)" % (budget.text(item), reason))
    for line in found:
        budget.say(line)
    if isinstance(haystack, dict) and not found and type(needle) in _SCALARS:
        for key, value in haystack.items():
            if type(value) in _SCALARS and value == needle:
                budget.say("it is not a key, but the value of %s" % budget.text(key))
                return


def _near_in_text(budget, needle, haystack):
    if not needle.strip():
        return
    if needle.strip() != needle and needle.strip() in haystack:
        budget.say("without the blanks around it, it is there at index %d" % haystack.index(needle.strip()))
        return
    at = haystack.casefold().find(needle.casefold())
    if at >= 0:
        budget.say("but for upper and lower case, it is there at index %d: %s" % (at, budget.text(haystack[at : at + len(needle)])))
        return
    spaced = " ".join(needle.split())
    if spaced and spaced in " ".join(haystack.split()):
        budget.say("but for blanks and line breaks, it is there")
        return
    low, high = 0, len(needle)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if needle[:middle] in haystack else (low, middle)
    if low >= 3 and low * 2 >= len(needle):
        at = haystack.index(needle[:low])
        budget.say("its first %d characters are there, at index %d: %s" % (low, at, budget.text(haystack[at : at + len(needle) + 5])))


def _nearness(budget, needle, item):
    """What two unequal values nevertheless have in common; None for nothing."""
    if type(needle) is str and type(item) is str:
        if len(needle) > 1000 or len(item) > 1000:
            return None
        if needle.strip() == item.strip():
            return "other blanks around it"
        if needle.casefold() == item.casefold():
            return "other upper and lower case"
        return "similar" if _is_similar(needle, item) else None
    if type(needle) is not type(item):
        if type(needle) in _SCALARS and type(item) in _SCALARS and str(needle) == str(item):
            return "of type %s, not %s" % (_kind(item), _kind(needle))
        return None
    hint = _difference_of_numbers(needle, item) if type(needle) is float else None
    return hint


def _is_similar(one, other):
    """Whether one or two edits make one text of another, longer ones three."""
    allowed = 1 if len(one) < 6 else 2 if len(one) < 12 else 3
    if abs(len(one) - len(other)) > allowed or len(one) < 3 or len(one) > 64:
        return False
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], last if a == b else 1 + min(last, row[j], row[j - 1])
        if min(row) > allowed:
            return False
    return row[-1] <= allowed


def _not_contained(budget, needle, haystack):
    if type(haystack) in (str, bytes, list, tuple) and (type(haystack) in _TEXTS or _is_flat(haystack)):
        budget.say("it is there at index %d" % haystack.index(needle))
    elif type(haystack) is dict:
        budget.say("it is a key, with the value %s" % budget.text(haystack[needle]))


_EXPLANATIONS = {
    "EQ": _equal,
    "NOT_EQ": _not_equal,
    "IS": _identical,
    "IS_NOT": _not_identical,
    "IN": _contained,
    "NOT_IN": _not_contained,
    "LT": _ordered,
    "LT_E": _ordered,
    "GT": _ordered,
    "GT_E": _ordered,
}
