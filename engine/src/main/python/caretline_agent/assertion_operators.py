"""Why a comparison by another operator than ``==`` was false: identity, order, containment with near misses."""
from .assertion_budget import SCALARS, common_length, is_flat
from .assertion_numbers import difference
from .bounded_repr import bounded_repr, type_name

_TEXTS = (str, bytes)
_SETS = (set, frozenset)
_WALKED = frozenset((list, tuple, set, frozenset, dict, type({}.keys()), type({}.values()), range))
_MOST_ITEMS = 10


def _not_equal(budget, left, right):
    if type(left) is not type(right):
        budget.say("they are equal, although of different types: %s and %s" % (_kind(left), _kind(right)))
    elif left is right:
        if type(left) not in SCALARS:
            budget.say("both are the same object")
    elif budget.text(left) != budget.text(right):
        budget.say("they are equal, although they look different")


def _identical(budget, left, right):
    if left is None or right is None:
        return
    if type(left) in SCALARS and type(right) in SCALARS and left == right:
        if type(left) is type(right):
            budget.say("equal, but not the same object: compare by == instead of is")
        else:
            budget.say("equal, but of different types: %s and %s" % (_kind(left), _kind(right)))
    elif is_flat(left) and is_flat(right) and left == right:
        budget.say("equal, but not the same object: compare by == instead of is")
    elif budget.text(left) == budget.text(right):
        budget.say("they look alike, but are two objects: %s and %s" % (_kind(left), _kind(right)))


def _not_identical(budget, left, right):
    if left is not None:
        budget.say("both are the same object")


def _less(budget, left, right):
    _ordered(budget, left, right, "left", "right")


def _greater(budget, left, right):
    _ordered(budget, right, left, "right", "left")


def _ordered(budget, small, large, smaller, larger):
    """Of two values the first of which should be the smaller one, and the sides they stand on."""
    if issubclass(type(small), _SETS) and issubclass(type(large), _SETS):
        extra = budget.need(frozenset.difference, frozenset(small), large)
        if extra:
            budget.say("only in the %s: %s" % (smaller, texts_of(budget, extra)))
        elif len(small) == len(large):
            budget.say("both have the same items")
    elif type(small) is type(large) and (type(small) in _TEXTS or is_flat(small) and is_flat(large)):
        at = common_length(small, large)
        if at < min(len(small), len(large)):
            one, other = (small, large) if smaller == "left" else (large, small)
            budget.say("first difference at index %d: %s and %s" % (at, budget.text(one[at]), budget.text(other[at])))
    else:
        hint = difference(small, large)
        if hint:
            budget.say(hint)


def texts_of(budget, items):
    """Some items of a set, in an order that is the same each time."""
    texts = []
    for item in items:
        if len(texts) >= _MOST_ITEMS:
            return ", ".join(sorted(texts)) + ", ... (%d in all)" % len(items)
        texts.append(budget.text(item))
    return ", ".join(sorted(texts))


def _contained(budget, needle, haystack):
    if issubclass(type(needle), str) and issubclass(type(haystack), str):
        _near_in_text(budget, _plain(needle), _plain(haystack))
        return
    if type(haystack) not in _WALKED:
        return
    found = []
    for count, item in enumerate(haystack):
        if len(found) >= 3 or count >= 10_000:
            break
        if not count & 255:
            budget.check()
        reason = _nearness(needle, item)
        if reason:
            found.append("near miss: %s (%s)" % (budget.text(item), reason))
    for line in found:
        budget.say(line)
    if issubclass(type(haystack), dict) and not found and type(needle) in SCALARS:
        for key, value in haystack.items():
            if type(value) in SCALARS and value == needle:
                budget.say("it is not a key, but the value of %s" % budget.text(key))
                return


def _plain(text):
    return str.__getitem__(text, slice(None))


def _near_in_text(budget, needle, haystack):
    if not needle.strip():
        return
    if needle.strip() != needle and needle.strip() in haystack:
        budget.say("without the blanks around it, it is there at index %d" % haystack.index(needle.strip()))
        return
    budget.check()
    folded = haystack.casefold()
    at = folded.find(needle.casefold())
    if at >= 0:
        where = " at index %d: %s" % (at, budget.text(haystack[at : at + len(needle)])) if len(folded) == len(haystack) else ""
        budget.say("but for upper and lower case, it is there" + where)
        return
    budget.check()
    spaced = " ".join(needle.split())
    if spaced and spaced in " ".join(haystack.split()):
        budget.say("but for blanks and line breaks, it is there")
        return
    low, high = 0, len(needle)
    while high - low > 1:
        budget.check()
        middle = (low + high) // 2
        low, high = (middle, high) if needle[:middle] in haystack else (low, middle)
    if low >= 3 and low * 2 >= len(needle):
        at = haystack.index(needle[:low])
        budget.say("its first %d characters are there, at index %d: %s" % (low, at, budget.text(haystack[at : at + len(needle) + 5])))


def _nearness(needle, item):
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
        if type(needle) in SCALARS and type(item) in SCALARS and _short(needle) == _short(item):
            return "of type %s, not %s" % (_kind(item), _kind(needle))
        return None
    return difference(needle, item) if type(needle) is float else None


def _short(value):
    return bounded_repr(value).strip("'") if type(value) is not str else value


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
    if type(haystack) in (str, bytes, list, tuple):
        budget.say("it is there at index %d" % budget.need(haystack.index, needle))
    elif type(haystack) is dict:
        budget.say("it is a key, with the value %s" % budget.text(budget.need(haystack.get, needle)))


def _kind(value):
    return type_name(type(value))


EXPLANATIONS = {
    "NOT_EQ": _not_equal,
    "IS": _identical,
    "IS_NOT": _not_identical,
    "IN": _contained,
    "NOT_IN": _not_contained,
    "LT": _less,
    "LT_E": _less,
    "GT": _greater,
    "GT_E": _greater,
}
