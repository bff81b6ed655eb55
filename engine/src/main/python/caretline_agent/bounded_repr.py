"""A fenced repr: bounded in size, depth and time, and it never raises.

``bounded_repr(value)`` is ``repr(value)`` for what is small and plain. Beyond that:

* **size**: exact builtin containers, and the well-known ones of the standard library, are walked here item by item, so
  that no long text is made only to be cut; lengths of strings and of integers are looked at before they are written.
  What was left out is shown as ``...``.
* **user code** (``__repr__`` written in Python, and what it calls) runs inside a ``fence``, which ends it when its time is
  over. Whatever it raises, ``SystemExit`` and ``KeyboardInterrupt`` included, becomes part of the text; only a real SIGINT
  passes. What it returns may be anything.
* **addresses** are left out: ``<app.Order object>``.

This module imports nothing but builtin modules, and nothing else of this package but ``fence``.
"""

import sys
from itertools import islice
from time import monotonic

from .fence import SECONDS, Failed, fenced, type_name

CHARS = 240
DEPTH = 6
ITEMS = 100

_CUT = "..."
_LONG_INTEGER = 4096  # bits
_LONG_FOREIGN = 10_000  # items
_NOTHING = object()

_type_repr = type.__repr__
_object_repr = object.__repr__
_name_of = type.__dict__["__qualname__"].__get__
_module_of = type.__dict__["__module__"].__get__
_function = type(lambda: None)
_slot = type(object.__init__)


def bounded_repr(value, chars=CHARS, *, depth=DEPTH, items=ITEMS, seconds=SECONDS):
    """A text of about ``chars`` characters at most (never more than twice as many and a few)."""
    return describe(value, chars, depth=depth, items=items, seconds=seconds)[0]


def describe(value, chars=CHARS, *, depth=DEPTH, items=ITEMS, seconds=SECONDS):
    """``(text, cut)``: the text of ``bounded_repr``, and whether something was left out of it or failed."""
    walk = _Walk(chars, depth, items, seconds)
    try:
        walk.value(value)
    except (RecursionError, MemoryError) as error:
        walk.cut = True
        walk.parts.append("<%s object (repr raised %s)>" % (type_name(type(value)), type_name(type(error))))
    text = "".join(walk.parts)
    if len(text) > 2 * chars + 80:
        return text[: 2 * chars] + _CUT, True
    return text, walk.cut


class _Walk:
    """One text in the making."""

    def __init__(self, chars, depth, items, seconds):
        self.parts = []
        self.left = chars
        self.depth = depth
        self.items = items
        self.until = monotonic() + seconds
        self.cut = False
        self.open = set()  # ids of the containers that are being written

    def put(self, text):
        self.parts.append(text)
        self.left -= len(text)

    def omit(self):
        self.cut = True
        self.put(_CUT)

    def value(self, value):
        kind = type(value)
        write = _WRITERS.get(kind)
        if write is None:
            write = _writer_of(kind)
        write(self, value)

    def sequence(self, start, values, end, owner, one=None):
        """The values between brackets; ``one`` is written after a single one."""
        if not self.enter(owner, start, end):
            return
        self.put(start)
        count = 0
        try:
            for item in values:
                if not self.separate(count):
                    break
                self.value(item)
                count += 1
        except RuntimeError as error:  # changed while it was walked
            if isinstance(error, RecursionError):
                raise
            self.omit()
        if count == 1 and one is not None:
            self.put(one)
        self.put(end)
        self.leave(owner)

    def mapping(self, start, pairs, end, owner, middle=": ", key=None):
        """``key: value`` between brackets; ``key`` writes a key if it is not to be written as a value."""
        if not self.enter(owner, start, end):
            return
        self.put(start)
        count = 0
        try:
            for name, item in pairs:
                if not self.separate(count):
                    break
                (key or self.value)(name)
                self.put(middle)
                self.value(item)
                count += 1
        except RuntimeError as error:
            if isinstance(error, RecursionError):
                raise
            self.omit()
        self.put(end)
        self.leave(owner)

    def separate(self, count):
        if count:
            self.put(", ")
        if count >= self.items or self.left <= 0:
            self.omit()
            return False
        return True

    def enter(self, owner, start, end):
        if id(owner) in self.open:
            self.put(start + _CUT + end)
            return False
        if len(self.open) >= self.depth:
            self.cut = True
            self.put(start + _CUT + end)
            return False
        self.open.add(id(owner))
        return True

    def leave(self, owner):
        self.open.discard(id(owner))

    def text(self, value, quoted, empty):
        """A str or bytes of which the middle is left out if it is long."""
        room = max(self.left, 16)
        size = len(value)
        if size <= room:
            self.put(quoted(value))
            return
        self.cut = True
        head = quoted(value[: room - room // 4])
        tail = quoted(value[size - room // 4 :])
        prefix = 2 if empty == b"" else 1
        self.put(head[:-1] + _CUT + tail[prefix:])

    def foreign(self, value):
        """By the object's own ``__repr__``, in the fence."""
        kind = type(value)
        seconds = self.until - monotonic()
        result = fenced(repr, value, seconds=seconds) if seconds > 0 else Failed("left out for lack of time")
        if type(result) is Failed:
            self.cut = True
            self.put("<%s object (repr %s)>" % (type_name(kind), result.reason))
            return
        result = str.__getitem__(result, slice(None))
        room = max(self.left, 40)
        if len(result) > room:
            self.cut = True
            result = result[: room - room // 4] + _CUT + result[len(result) - room // 4 :]
        self.put(_without_controls(result))


def _without_controls(text):
    """A text that does nothing to a terminal, and can be written in any encoding of Unicode."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(repr(sign)[1:-1] if _is_control(ord(sign)) else sign for sign in text)


def _is_control(code):
    return code < 32 and code not in (9, 10) or 127 <= code < 160 or 0xD800 <= code < 0xE000


def _write_plain(walk, value):
    walk.put(repr(value))


def _write_integer(walk, value):
    value = int.__int__(value)  # an exact one: a subclass may lie
    bits = value.bit_length()
    if bits > _LONG_INTEGER or bits > 4 * max(walk.left, 64):
        walk.cut = True
        walk.put("<%sint of %d bits>" % ("negative " if value < 0 else "", bits))
    else:
        walk.put(repr(value))


def _write_str(walk, value):
    walk.text(str.__str__(value), str.__repr__, "")


def _write_bytes(walk, value):
    walk.text(bytes.__getitem__(value, slice(None)), bytes.__repr__, b"")


def _write_range(walk, value):
    walk.put("range(")
    _write_integer(walk, value.start)
    walk.put(", ")
    _write_integer(walk, value.stop)
    if value.step != 1:
        walk.put(", ")
        _write_integer(walk, value.step)
    walk.put(")")


def _write_bytearray(walk, value):
    walk.put("bytearray(")
    room = max(walk.left, 16)
    walk.text(bytes(value[:room]) + b"." * (len(value) > room), bytes.__repr__, b"")
    walk.put(")")


def _write_list(walk, value):
    walk.sequence("[", list.__iter__(value), "]", value)


def _write_tuple(walk, value):
    walk.sequence("(", tuple.__iter__(value), ")", value, one=",")


def _write_set(walk, value):
    if set.__len__(value):
        walk.sequence("{", set.__iter__(value), "}", value)
    else:
        walk.put("set()")


def _write_frozenset(walk, value):
    if frozenset.__len__(value):
        walk.sequence("frozenset({", frozenset.__iter__(value), "})", value)
    else:
        walk.put("frozenset()")


def _write_dict(walk, value):
    walk.mapping("{", iter(dict.items(value)), "}", value)


def _write_type(walk, value):
    walk.put("<class '%s'>" % _class_name(value))


def _class_name(kind):
    """As ``type.__repr__`` has it: ``__main__`` stays."""
    module = _module_of(kind)
    name = _name_of(kind)
    return name if type(module) is not str or module == "builtins" else module + "." + name


def _write_without_address(walk, value):
    text = repr(value)
    at = text.rfind(" at 0x")
    if at >= 0:
        end = at + 6
        while end < len(text) and text[end] in "0123456789abcdefABCDEF":
            end += 1
        text = text[:at] + text[end:]
    walk.put(text)


def _write_method(walk, value):
    function = value.__func__
    name = getattr(function, "__qualname__", None) if type(function) is _function else None
    if not walk.enter(value, "<bound method ", ">"):
        return
    walk.put("<bound method %s of " % (name if type(name) is str else "?"))
    walk.value(value.__self__)
    walk.put(">")
    walk.leave(value)


def _write_default(walk, value):
    walk.put("<%s object>" % _class_name(type(value)))


def _write_exception(walk, value):
    """``BaseException.__repr__``."""
    arguments = BaseException.args.__get__(value)
    walk.sequence(_name_of(type(value)).rpartition(".")[2] + "(", tuple.__iter__(arguments), ")", value)


def _write_named_tuple(walk, value):
    fields = type(value)._fields
    walk.mapping(_name_of(type(value)).rpartition(".")[2] + "(", zip(fields, tuple.__iter__(value)), ")", value, "=", walk.put)


def _write_dataclass(walk, value):
    """As the ``__repr__`` that ``dataclass`` made: the fields with ``repr``, as far as they are plain attributes."""
    attributes = object.__getattribute__(value, "__dict__")
    fields = [name for name, field in type(value).__dataclass_fields__.items() if _is_shown(field)]
    if type(attributes) is not dict or any(name not in attributes for name in fields):
        walk.foreign(value)
        return
    walk.mapping(_name_of(type(value)) + "(", ((name, attributes[name]) for name in fields), ")", value, "=", walk.put)


def _is_shown(field):
    return field.repr and getattr(field._field_type, "name", "") == "_FIELD"


def _write_deque(walk, value):
    maximum = value.maxlen
    end = "])" if maximum is None else "], maxlen=%d)" % maximum
    walk.sequence("deque([", iter(value), end, value)


def _write_default_dict(walk, value):
    if walk.enter(value, "defaultdict(", ")"):
        walk.leave(value)
        walk.put("defaultdict(")
        walk.value(value.default_factory)
        walk.mapping(", {", iter(dict.items(value)), "})", value)


def _write_ordered_dict(walk, value):
    if not dict.__len__(value):
        walk.put("OrderedDict()")
    elif walk.enter(value, "OrderedDict(", ")"):
        walk.leave(value)
        walk.put("OrderedDict([")
        count = 0
        for pair in type(value).items(value):
            if not walk.separate(count):
                break
            walk.value(pair)
            count += 1
        walk.put("])")


def _write_counter(walk, value):
    if dict.__len__(value):
        walk.mapping("Counter({", iter(dict.items(value)), "})", value)
    else:
        walk.put("Counter()")


def _write_view(walk, value):
    kind = _name_of(type(value))
    walk.sequence(kind + "([", iter(value), "])", value)


def _write_proxy(walk, value):
    walk.put("mappingproxy(")
    walk.mapping("{", iter(list(islice(value.items(), walk.items + 1))), "}", value)
    walk.put(")")


def _write_namespace(walk, value):
    walk.mapping("namespace(", iter(vars(value).items()), ")", value, "=", walk.put)


def _write_long_foreign(walk, value):
    """A type of the standard library written in C: what is huge is not asked."""
    kind = type(value)
    try:
        size = kind.__len__(value)
    except Exception:
        size = 0
    if size > _LONG_FOREIGN:
        walk.cut = True
        walk.put("<%s object of %d items>" % (type_name(kind), size))
    else:
        walk.foreign(value)


def _write_foreign(walk, value):
    walk.foreign(value)


async def _waiting():
    pass


async def _suspended():
    yield


def _coroutine_type():
    coroutine = _waiting()
    coroutine.close()  # or it would be told of as never awaited
    return type(coroutine)


_WRITERS = {
    type(None): _write_plain,
    bool: _write_plain,
    float: _write_plain,
    complex: _write_plain,
    type(Ellipsis): _write_plain,
    type(NotImplemented): _write_plain,
    int: _write_integer,
    str: _write_str,
    bytes: _write_bytes,
    bytearray: _write_bytearray,
    range: _write_range,
    list: _write_list,
    tuple: _write_tuple,
    set: _write_set,
    frozenset: _write_frozenset,
    dict: _write_dict,
    type: _write_type,
    type({}.keys()): _write_view,
    type({}.values()): _write_view,
    type({}.items()): _write_view,
    type(type.__dict__): _write_proxy,
    type(sys.implementation): _write_namespace,
    _function: _write_without_address,
    type((lambda: (yield))()): _write_without_address,
    _coroutine_type(): _write_without_address,
    type(_suspended()): _write_without_address,
    type(fenced.__code__): _write_without_address,
    type("".join): _write_without_address,
    type(Failed.__init__.__get__(0)): _write_method,
}

# Where the ``__repr__`` of a type is inherited from one of these, it is that type in its own clothes.
_INHERITED = (
    (_object_repr, _write_default),
    (list.__repr__, _write_list),
    (tuple.__repr__, _write_tuple),
    (dict.__repr__, _write_dict),
    (str.__repr__, _write_str),
    (bytes.__repr__, _write_bytes),
    (int.__repr__, _write_integer),
    (BaseException.__repr__, _write_exception),
    (_type_repr, _write_type),
)

_COLLECTIONS = {
    "deque": _write_deque,
    "defaultdict": _write_default_dict,
    "OrderedDict": _write_ordered_dict,
    "Counter": _write_counter,
}


def _writer_of(kind):
    """How to write objects of a type that is not in the table."""
    try:
        own = _attribute(kind, "__repr__")
        for inherited, write in _INHERITED:
            if own is inherited:
                return write
        if type(own) is _function:
            return _writer_of_generated(kind, own)
        module = _module_of(kind)
        if module == "collections":
            return _COLLECTIONS.get(_name_of(kind), _write_foreign)
        if type(_attribute(kind, "__len__")) is _slot and module in getattr(sys, "stdlib_module_names", ("array",)):
            return _write_long_foreign
    except Exception:
        pass
    return _write_foreign


def _writer_of_generated(kind, function):
    """For a ``__repr__`` that the standard library made: of a dataclass, a named tuple, a Counter."""
    home = function.__globals__.get("__name__")
    if home == "dataclasses" and _attribute(kind, "__dataclass_fields__") is not _NOTHING:
        return _write_dataclass
    if home == "collections":
        if _module_of(kind) == "collections" and _name_of(kind) == "Counter":
            return _write_counter
        if issubclass(kind, tuple) and type(_attribute(kind, "_fields")) is tuple:
            return _write_named_tuple
    return _write_foreign


def _attribute(kind, name):
    """What a class has under a name, itself or inherited; no metaclass is asked."""
    for base in type.__dict__["__mro__"].__get__(kind):
        namespace = type.__dict__["__dict__"].__get__(base)
        if name in namespace:
            return namespace[name]
    return _NOTHING
