"""Values of the names that a frame uses, as plain trees, without running any user code but fenced reprs.

A described value is a dict: ``type`` (name), ``repr`` (bounded), ``cut``, ``exact`` (the name of the builtin type that it
is exactly an instance of), ``length``, ``items`` (of a dict: key and value; of a list, tuple: index and value; of a set:
None and each element), ``keys`` (reprs of further keys of a long dict), ``attributes`` (what attribute access gives without
running code), ``id`` for what can hold other values, and of callables ``function`` data. What was described before is only
referred to by its ``id``.
"""

import sys
from itertools import islice

from .bounded_repr import describe, type_name

_DEPTH = 4
_ITEMS = 40
_ATTRIBUTES = 40
_NAMES = 120
_SCANNED = 10_000  # items of a long dict
_KEYS = 2000  # of all long dicts together
_KEYS_EACH = 400
_CHARS = 200
_DEEP_CHARS = 80

_SCALARS = (int, float, complex, str, bytes, bool, type(None))
_EXACT = frozenset((*_SCALARS, list, tuple, dict, set, frozenset, bytearray, range, slice, type(Ellipsis)))
_SIZED = frozenset((list, tuple, dict, set, frozenset, bytearray, range))
_function = type(lambda: None)
_method = type(describe.__get__(0))
_NOTHING = object()
_module = type(sys)
_member = type(_function.__globals__)
_getset = type(_function.__code__)
_generator_flags = 0x20 | 0x80 | 0x200


class Inspector:
    """Describes frames, from the innermost, until as many objects are described as it was made for.

    Breadth first: what stands nearest to a name is described before what is deep, and a frame takes at most half of
    what is left. In long containers, the items that the frame has a literal or a variable for come along.
    """

    def __init__(self, budget):
        self.budget = budget
        self.left = budget
        self.seen = set()
        self.kept = []  # so that no id is used twice
        self.pending = []
        self.hints = frozenset()
        self.keys_left = _KEYS

    def frame(self, frame):
        """``[(name, scope, value)]``: locals, then the globals and builtins that the code names; empty without budget."""
        found = []
        try:
            found = _names(frame)
            self.hints = _hints(frame.f_code, found)
        except Exception:
            pass
        self.left = self.budget - self.budget // 2
        self.budget //= 2
        described = [(name, scope, self.value(value, 0)) for name, scope, value in found if self.left > 0]
        self.drain()
        self.budget += max(0, self.left)
        return described

    def alone(self, value):
        """A value that is in no frame."""
        self.left, self.hints = _ITEMS, frozenset()
        tree = self.value(value, 1)
        self.drain()
        return tree

    def drain(self):
        at = 0
        while at < len(self.pending):
            value, kind, tree, depth = self.pending[at]
            at += 1
            try:
                self.parts(value, kind, tree, depth)
            except (Exception, RecursionError):
                pass
        self.pending.clear()

    def value(self, value, depth):
        self.left -= 1
        kind = type(value)
        text, cut = describe(value, _CHARS if depth == 0 else _DEEP_CHARS)
        tree = {"type": type_name(kind), "repr": text, "cut": cut}
        if kind in _EXACT:
            tree["exact"] = kind.__name__
        if kind in _SCALARS:
            if kind is str or kind is bytes:
                tree["length"] = len(value)
            return tree
        tree["id"] = id(value)
        if id(value) not in self.seen:
            self.seen.add(id(value))
            self.kept.append(value)
            self.pending.append((value, kind, tree, depth))
        return tree

    def parts(self, value, kind, tree, depth):
        if kind in _SIZED:
            tree["length"] = len(value)
        if kind is _function or kind is _method or _is_class(kind):
            self.callable(value, kind, tree)
        if depth >= _DEPTH or self.left <= 0:
            return
        if kind is dict:
            pairs = list(islice(value.items(), _ITEMS))
            if len(value) > _ITEMS:
                self.keys(value, tree, depth)
                pairs += self.hinted(islice(value.items(), _ITEMS, _SCANNED))
            tree["items"] = [(self.value(key, depth + 1), self.value(item, depth + 1)) for key, item in pairs if self.left > 0]
        elif kind is list or kind is tuple:
            size = len(value)
            chosen = dict(enumerate(islice(value, _ITEMS)))
            if size > _ITEMS:
                chosen.update((index % size, value[index]) for index in self.indexes(size))
                chosen[size - 1] = value[-1]
            tree["items"] = [(index, self.value(item, depth + 1)) for index, item in chosen.items() if self.left > 0]
        elif kind is set or kind is frozenset:
            tree["items"] = [(None, self.value(item, depth + 1)) for item in list(islice(value, _ITEMS)) if self.left > 0]
        elif kind not in _EXACT:
            pairs = _attributes(value, kind, self.hints)
            tree["attributes"] = [(name, self.attribute(item, bound, depth)) for name, item, bound in pairs if self.left > 0]

    def attribute(self, value, bound, depth):
        if not bound:
            return self.value(value, depth + 1)
        self.left -= 1
        tree = {"type": "method", "repr": "<bound method %s>" % value.__qualname__, "cut": True, "bound": True}
        self.callable(value, _function, tree)
        return tree

    def keys(self, value, tree, depth):
        """More of the keys of a long dict than items: only strings and integers, as they are written."""
        if depth > 1 or self.keys_left <= 0:
            return
        room = min(self.keys_left, _KEYS_EACH)
        keys = [key for key in islice(value, _ITEMS, _ITEMS + room) if type(key) is str and len(key) <= 60 or type(key) is int]
        self.keys_left -= len(keys)
        tree["keys"] = [describe(key, _DEEP_CHARS)[0] for key in keys]

    def hinted(self, pairs):
        return [pair for pair in pairs if type(pair[0]) in (str, int) and pair[0] in self.hints][:_ITEMS]

    def indexes(self, size):
        return [hint for hint in self.hints if type(hint) is int and -size <= hint < size][:_ITEMS]

    def callable(self, value, kind, tree):
        if kind is _method:
            tree["bound"] = True
            value = value.__func__
        if _is_class(type(value)):
            tree["class"] = type_name(value)
            value = type.__dict__["__mro__"].__get__(value)
            value = next((base.__dict__["__init__"] for base in value if "__init__" in base.__dict__), None)
        if type(value) is not _function:
            return
        code = value.__code__
        defaults = value.__defaults__ or ()
        tree["function"] = {
            "name": value.__qualname__,
            "file": code.co_filename,
            "line": code.co_firstlineno,
            "positional_only": code.co_posonlyargcount,
            "positional": code.co_argcount,
            "keyword_only": code.co_kwonlyargcount,
            "names": code.co_varnames[: code.co_argcount + code.co_kwonlyargcount],
            "defaults": len(defaults),
            "keyword_defaults": tuple(value.__kwdefaults__ or ()),
            "varargs": bool(code.co_flags & 4),
            "varkeywords": bool(code.co_flags & 8),
            "suspends": bool(code.co_flags & _generator_flags),
        }


def _names(frame):
    """``[(name, scope, object)]``, at most ``_NAMES`` locals and as many others."""
    found = []
    code = frame.f_code
    variables = frame.f_locals
    namespace = frame.f_globals
    builtins = frame.f_builtins
    own = type(variables) is dict and variables is not namespace
    if own:
        cells = frozenset(code.co_freevars)
        for name in islice(variables, _NAMES):
            if type(name) is str:
                found.append((name, "free" if name in cells else "local", variables[name]))
    if type(namespace) is dict:
        others = []
        for name in code.co_names:
            if own and name in variables:
                continue
            if name in namespace:
                others.append((name, "global", namespace[name]))
            elif type(builtins) is dict and name in builtins:
                others.append((name, "builtin", builtins[name]))
        found += others[-_NAMES:]
    return found


def _hints(code, names):
    """What may be an index, a key or an attribute in this code: its literals, names, and small variables."""
    hints = set(code.co_names)
    hints.update(value for value in code.co_consts if type(value) is str or type(value) is int)
    hints.update(value for _, _, value in names if type(value) is int or type(value) is str and len(value) <= 60)
    return hints


def _attributes(value, kind, hints):
    """``[(name, object, whether it is a method)]`` of what an attribute access would give without running any code.

    Those of the object itself, unless a descriptor of its class goes before them; of its class (and of classes and modules)
    only what the frame names.
    """
    if kind is _module:
        namespace = value.__dict__
        return [(name, namespace[name], False) for name in namespace if type(name) is str and name in hints][:_ATTRIBUTES]
    if kind is type:
        return _class_attributes(type.__dict__["__mro__"].__get__(value), (), hints, False)
    bases = type.__dict__["__mro__"].__get__(kind)
    if type(kind) is not type or _found(bases, "__getattribute__") is not object.__getattribute__:
        return []
    pairs = []
    namespace = _instance_dict(value, bases) or {}
    own = [name for name in islice(namespace, _SCANNED) if type(name) is str]
    own.sort(key=lambda name: name not in hints)
    for name in own[:_ATTRIBUTES]:
        if not _is_data_descriptor(_found(bases, name)):
            pairs.append((name, namespace[name], False))
    return pairs + _slots(value, bases) + _class_attributes(bases, namespace, hints, True)


def _class_attributes(bases, own, hints, instance):
    pairs = []
    for name in hints:
        if type(name) is not str or name in own:
            continue
        found = _found(bases, name)
        kind = type(found)
        if kind in _EXACT:
            pairs.append((name, found, False))
        elif kind is _function:
            pairs.append((name, found, instance))
        elif kind is staticmethod and type(found.__func__) is _function:
            pairs.append((name, found.__func__, False))
        elif kind is classmethod and type(found.__func__) is _function:
            pairs.append((name, found.__func__, True))
        if len(pairs) >= _ATTRIBUTES:
            break
    return pairs


def _slots(value, bases):
    pairs = []
    for base in bases:
        names = type.__dict__["__dict__"].__get__(base)
        if "__slots__" not in names:
            continue
        for name in islice(names, _ATTRIBUTES):
            slot = names[name]
            if type(slot) is _member and _found(bases, name) is slot:
                try:
                    pairs.append((name, slot.__get__(value), False))
                except AttributeError:
                    pass
    return pairs[:_ATTRIBUTES]


def _found(bases, name):
    """What a class has under a name, or ``_NOTHING``."""
    for base in bases:
        names = type.__dict__["__dict__"].__get__(base)
        if name in names:
            return names[name]
    return _NOTHING


def _is_class(kind):
    """Whether the objects of this type are classes; ``isinstance`` would ask them for their ``__class__``."""
    return type in type.__dict__["__mro__"].__get__(kind)


def _is_data_descriptor(value):
    bases = type.__dict__["__mro__"].__get__(type(value))
    return _found(bases, "__set__") is not _NOTHING or _found(bases, "__delete__") is not _NOTHING


def _instance_dict(value, bases):
    """The ``__dict__`` of an object by the slot that every plain class has; None if there is none or it is made by code."""
    for base in bases:
        slot = type.__dict__["__dict__"].__get__(base).get("__dict__")
        if slot is not None:
            if type(slot) is not _getset:
                return None
            namespace = slot.__get__(value)
            return namespace if type(namespace) is dict else None
    return None
