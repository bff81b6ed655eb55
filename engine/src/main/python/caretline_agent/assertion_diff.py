"""Why a comparison was false: lines of text, computed from the two values within a budget of lines, characters and time.

``explain(operator, left, right)`` returns ``{"lines": [...], "cut": reason or None}``, or None if the values themselves say
it all. Values inside of others are named by their path, as in ``user.addr['zip']: '10001' != '10099'``. They are compared
by their own ``==``, in the fence; the compared values themselves are not.
"""
import sys
from _operator import eq, not_
from itertools import compress, filterfalse

from .assertion_budget import Budget, Spent, common_length, is_flat
from .assertion_lines import explain_characters, explain_texts, is_long
from .assertion_numbers import difference, is_number
from .assertion_operators import EXPLANATIONS, texts_of
from .fence import Failed, fenced, type_name

_DEPTH = 10
_CHUNK = 2048  # items that are compared between two looks at the clock
_MOST_EXTRA = 20  # keys of a dict that the other one has not
_MOST_ELEMENTS = 10  # of an array
_NOTHING = object()


def explain(operator, left, right, name=""):
    """name: how the program calls the left value, for paths."""
    budget = Budget(name)
    try:
        if operator == "EQ":
            _equal(budget, left, right)
        else:
            EXPLANATIONS[operator](budget, left, right)
    except Spent as spent:
        budget.cut = str(spent)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a class of the program may raise anything when it is asked for its name
        budget.cut = "stopped by " + type_name(type(error))
    if not budget.lines and not budget.cut:
        return None
    return {"lines": budget.lines, "cut": budget.cut}


def _equal(budget, left, right):
    for line in _by_pytest(budget, left, right):
        budget.say(line)
    if budget.lines:
        return
    if _Comparison(budget).differ(budget.name, left, right, 0) or budget.lines:
        return
    if type(left) in _PYTHONS_OWN and type(right) in _PYTHONS_OWN and budget.ask(_are_equal, left, right) is True:
        budget.say("they are equal now: one of them has changed since they were compared")
    else:
        budget.say("no difference was found in their parts: %s and %s" % (_kind(left), _kind(right)))


def _by_pytest(budget, left, right):
    """What an approx() of pytest says of a value that it is not equal to."""
    approx = getattr(sys.modules.get("_pytest.python_api"), "ApproxBase", None)
    if approx is None:
        return ()
    if issubclass(type(left), approx):
        left, right = right, left
    if not issubclass(type(right), approx):
        return ()
    lines = budget.ask(lambda: [line for text in right._repr_compare(left) for line in str(text).split("\n")])
    return () if type(lines) is Failed else lines


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
            return self.whole(path, left, right, depth)
        finally:
            self.open.discard(pair)

    # ---- what is compared as a whole

    def whole(self, path, left, right, depth):
        if depth:
            equal = self.budget.ask(_are_equal, left, right)
            if type(equal) is Failed:
                self.budget.say("%s: comparing %s and %s %s" % (*self.at(path, left, right), equal.reason))
                return True
            if equal:
                return False
        self.leaf(path, left, right, depth)
        return True

    def at(self, path, left, right):
        return path.lstrip("."), self.budget.text(left), self.budget.text(right)

    def leaf(self, path, left, right, depth):
        where, one, other = self.at(path, left, right)
        hint = difference(left, right)
        if depth:
            self.budget.say("%s: %s != %s%s" % (where, one, other, " (%s)" % hint if hint else ""))
        elif hint:
            self.budget.say(hint)
        if one == other:
            self.look_alike(path, left, right, depth)
        elif type(left) is not type(right) and left is not None and right is not None:
            self.types(left, right)

    def types(self, left, right):
        for member, value, side in ((left, right, "left"), (right, left, "right")):
            if _is_member(member):
                if type(value) is type(member.value) and fenced(_are_equal, member.value, value) is True:
                    self.budget.say("the .value of the %s is equal to it" % side)
                    return
        if not (is_number(left) and is_number(right) or _is_open(type(left)) or _is_open(type(right))):
            self.budget.say("they are of different types: %s and %s" % (_kind(left), _kind(right)))

    def look_alike(self, path, left, right, depth):
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
        elif not self.attributes(path, left, right, depth):
            self.budget.say("they look alike, and are not equal by %s.__eq__" % _kind(left))

    def attributes(self, path, left, right, depth):
        """Of objects that do not show what they consist of."""
        differ = False
        for name, one, other in _attributes(left, right):
            differ |= self.differ("%s.%s" % (path, name), one, other, depth + 1)
        return differ

    # ---- what is compared item by item

    def sequences(self, path, left, right, depth):
        left, right = _items(left), _items(right)
        differ = len(left) != len(right)
        if differ:
            self.budget.say("%slengths differ: %d != %d" % (_prefix(path, depth), len(left), len(right)))
        shorter = min(len(left), len(right))
        start = common_length(left, right) if is_flat(left) and is_flat(right) else 0
        for index in self.unequal(left, right, start, shorter):
            differ |= self.differ("%s[%d]" % (path, index), left[index], right[index], depth + 1)
        self.extra(path, depth, "left", left, shorter)
        self.extra(path, depth, "right", right, shorter)
        return differ

    def unequal(self, left, right, start, end):
        """The indexes of items that may differ: all but those that are equal."""
        for at in range(start, end, _CHUNK):
            stop = min(at + _CHUNK, end)
            found = self.budget.ask(_unequal, left[at:stop], right[at:stop])
            yield from (at + index for index in (range(stop - at) if type(found) is Failed else found))

    def extra(self, path, depth, side, items, start):
        count = len(items) - start
        if count > 0:
            shown = ", ".join(self.budget.text(item) for item in items[start : start + 5])
            self.budget.say(
                "%sonly in the %s, from index %d: %s%s" % (_prefix(path, depth), side, start, shown, ", ..." if count > 5 else "")
            )

    def mappings(self, path, left, right, depth):
        ordered = type(left).__name__ == type(right).__name__ == "OrderedDict" and (list(left), list(right))
        left, right = _pairs(left), _pairs(right)
        differ = self.keys(path, depth, "left", left, right) | self.keys(path, depth, "right", right, left)
        keys = list(left)
        if differ:
            keys = self.budget.need(_common_keys, left, right)
        one = list(map(left.__getitem__, keys))
        other = self.budget.need(_values, right, keys)
        for index in self.unequal(one, other, 0, len(keys)):
            differ |= self.differ("%s[%s]" % (path, self.budget.text(keys[index])), one[index], other[index], depth + 1)
        if ordered and not differ:
            self.order(path, depth, *ordered)
        return differ

    def order(self, path, depth, left, right):
        for index in self.unequal(left, right, 0, len(left)):
            place = _prefix(path, depth), index, self.budget.text(left[index]), self.budget.text(right[index])
            self.budget.say("%sthe same items in another order: item %d is %s on the left, %s on the right" % place)
            break

    def keys(self, path, depth, side, one, other):
        missing = self.budget.need(_missing_keys, one, other)
        for key in missing[:_MOST_EXTRA]:
            self.budget.say("%sonly in the %s: %s: %s" % (_prefix(path, depth), side, self.budget.text(key), self.budget.text(one[key])))
        if len(missing) > _MOST_EXTRA:
            self.budget.say("%sonly in the %s: %d more" % (_prefix(path, depth), side, len(missing) - _MOST_EXTRA))
        return bool(missing)

    def sets(self, path, left, right, depth):
        differ = False
        for side, one, other in ("left", left, right), ("right", right, left):
            items = self.budget.need(frozenset.difference, frozenset(one), other)
            if items:
                differ = True
                self.budget.say("%sonly in the %s: %s" % (_prefix(path, depth), side, texts_of(self.budget, items)))
        return differ

    def fields(self, path, left, right, depth):
        differ = False
        for name in _field_names(type(left)):
            one = self.budget.ask(getattr, left, name, _NOTHING)
            other = self.budget.ask(getattr, right, name, _NOTHING)
            if type(one) is not Failed and type(other) is not Failed:
                differ |= self.differ("%s.%s" % (path, name), one, other, depth + 1)
        if not differ and not depth:
            self.budget.say("all fields of the two %s objects are equal" % _kind(left))
        return differ

    def arrays(self, path, left, right, depth):
        if left.shape != right.shape:
            self.budget.say("%sshapes differ: %s != %s" % (_prefix(path, depth), left.shape, right.shape))
            return True
        places = self.budget.need(_unequal_places, left, right)
        if not len(places):
            return False
        self.budget.say("%s%d of %d elements differ" % (_prefix(path, depth), len(places), left.size))
        for place in map(tuple, places[:_MOST_ELEMENTS].tolist()):
            one, other = left[place], right[place]
            hint = difference(one, other)
            index = ", ".join(map(str, place))
            values = self.budget.text(one), self.budget.text(other), " (%s)" % hint if hint else ""
            self.budget.say("%s[%s]: %s != %s%s" % (path.lstrip("."), index, *values))
        return True

    def frames(self, path, left, right, depth):
        if list(left.columns) != list(right.columns):
            return self.differ(path + ".columns", list(left.columns), list(right.columns), depth + 1)
        if not left.index.equals(right.index):
            return self.differ(path + ".index", list(left.index), list(right.index), depth + 1)
        differ = False
        for name in left.columns:
            differ |= self.series("%s[%s]" % (path, self.budget.text(name)), left[name], right[name], depth + 1)
        return differ

    def series(self, path, left, right, depth):
        if not left.index.equals(right.index):
            return self.differ(path + ".index", list(left.index), list(right.index), depth + 1)
        differ = left.dtype != right.dtype
        if differ:
            self.budget.say("%sdtypes differ: %s != %s" % (_prefix(path, depth), left.dtype, right.dtype))
        index, left, right = left.index, left.tolist(), right.tolist()
        for at in self.unequal(left, right, 0, len(left)):
            one, other = left[at], right[at]
            if self.budget.ask(_is_present, one) or self.budget.ask(_is_present, other):  # two missing values are no difference
                differ |= self.differ("%s[%s]" % (path, self.budget.text(index[at])), one, other, depth + 1)
        return differ

    # ---- texts

    def texts(self, path, left, right, depth):
        left, right = _text(left), _text(right)
        if left == right:
            return False
        if not depth:
            explain_texts(self.budget, left, right)
            return True
        self.budget.say("%s: %s != %s" % self.at(path, left, right))
        if is_long(left) or is_long(right):
            explain_characters(self.budget, left, right)
        return True


def _prefix(path, depth):
    return path.lstrip(".") + ": " if depth else ""


# ---- user code: called in the fence


def _are_equal(left, right):
    return bool(left == right)


def _unequal(left, right):
    """The indexes of items of two lists that are not equal by their ``==``; none if the lists are."""
    if left == right:
        return ()
    return list(compress(range(len(left)), map(not_, map(eq, left, right))))


def _missing_keys(one, other):
    return list(filterfalse(other.__contains__, one))


def _common_keys(one, other):
    return list(filter(other.__contains__, one))


def _values(mapping, keys):
    return list(map(mapping.__getitem__, keys))


def _unequal_places(left, right):
    unequal = left != right
    if left.dtype.kind in "fc" and right.dtype.kind in "fc":
        unequal &= ~((left != left) & (right != right))  # two missing values are no difference
    return unequal.nonzero()[0][:, None] if unequal.ndim == 1 else _transposed(unequal.nonzero())


def _transposed(indexes):
    return sys.modules["numpy"].transpose(indexes)


def _is_present(value):
    return bool(value == value)


# ---- what values consist of; no code of their classes runs


def _items(sequence):
    """A list or tuple that has slices, by what the class of Python's own says."""
    if issubclass(type(sequence), list):
        return sequence if type(sequence) is list else list.__getitem__(sequence, slice(None))
    if issubclass(type(sequence), tuple):
        return sequence if type(sequence) is tuple else tuple.__getitem__(sequence, slice(None))
    return list(sequence)


def _pairs(mapping):
    return mapping if type(mapping) is dict else dict(dict.items(mapping))


def _text(text):
    for base in _TEXTS:
        if issubclass(type(text), base):
            return text if type(text) is base else base.__getitem__(text, slice(None))
    return text


def _attributes(left, right):
    """``(name, left value, right value)`` of what two objects of one class have in their ``__dict__`` and ``__slots__``."""
    try:
        one, other = object.__getattribute__(left, "__dict__"), object.__getattribute__(right, "__dict__")
        for name in one:
            if name in other:
                yield name, one[name], other[name]
    except AttributeError:
        pass
    for base in type(left).__mro__:
        for name, member in vars(base).items():
            if type(member) is _MEMBER:
                try:
                    yield name, member.__get__(left), member.__get__(right)
                except AttributeError:
                    pass


def _is_open(kind):
    """Whether a class says by code of its own what it is equal to: that may be values of other types."""
    if _field_names(kind):
        return False
    for base in kind.__mro__:
        if "__eq__" in vars(base):
            return type(vars(base)["__eq__"]) is type(_is_open)
    return False


class _Slotted:
    __slots__ = ("slot",)


_MEMBER = type(_Slotted.slot)


def _is_member(value):
    """Whether a value is a member of an Enum."""
    enum = sys.modules.get("enum")
    return enum is not None and issubclass(type(type(value)), enum.EnumType)


# ---- how two values are compared

_TEXTS = (str, bytes, bytearray)
_KEYS = type({}.keys())
_PYTHONS_OWN = frozenset((list, tuple, dict, set, frozenset, bytearray))
_FAMILIES = (
    (_TEXTS[0], _Comparison.texts),
    (_TEXTS[1:], _Comparison.texts),
    (list, _Comparison.sequences),
    (tuple, _Comparison.sequences),
    (dict, _Comparison.mappings),
    ((set, frozenset, _KEYS), _Comparison.sets),
)
_FOREIGN = {
    "ndarray": ("numpy", _Comparison.arrays),
    "DataFrame": ("pandas", _Comparison.frames),
    "Series": ("pandas", _Comparison.series),
    "deque": ("collections", _Comparison.sequences),
}


def _comparison_of(left, right):
    """How two values are compared part by part; None if they are compared as a whole."""
    kind = type(left)
    if kind is type(right):
        if _field_names(kind):
            return _Comparison.fields
        if kind.__name__ in _FOREIGN:
            module, compare = _FOREIGN[kind.__name__]
            module = sys.modules.get(module)
            if module is not None and kind is getattr(module, kind.__name__, None):
                return compare
    for family, compare in _FAMILIES:
        if issubclass(type(left), family) and issubclass(type(right), family):
            return compare
    return None


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
