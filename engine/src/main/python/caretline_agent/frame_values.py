"""Values of the names that a frame uses, as plain trees, without running any user code but fenced reprs.

A described value is a dict: ``type`` (name), ``repr`` (bounded), ``cut``, ``exact`` (the name of the builtin type that it
is exactly an instance of), ``length``, ``items`` (of a dict: key and value; of a list, tuple: index and value; of a set:
each element twice), ``attributes`` (the plain ones of an object), ``id`` for what can hold other values, and of callables
``signature`` data. What was described before is only referred to by its ``id``.
"""

from itertools import islice

from .bounded_repr import describe, type_name

_DEPTH = 4
_ITEMS = 40
_ATTRIBUTES = 30
_NAMES = 40
_CHARS = 200
_DEEP_CHARS = 80

_SCALARS = (int, float, complex, str, bytes, bool, type(None))
_EXACT = frozenset((*_SCALARS, list, tuple, dict, set, frozenset, bytearray, range, slice, type(Ellipsis)))
_function = type(lambda: None)
_builtin = type(len)
_method = type(describe.__get__(0))
_generator_flags = 0x20 | 0x80 | 0x200


class Inspector:
    """Describes frames until as many objects are described as it was made for."""

    def __init__(self, budget):
        self.left = budget
        self.depth = _DEPTH
        self.seen = set()
        self.kept = []  # so that no id is used twice

    def frame(self, frame):
        """``[(name, scope, value)]``: locals, then the globals and builtins that the code names; empty without budget."""
        found = []
        try:
            code = frame.f_code
            variables = frame.f_locals
            namespace = frame.f_globals
            if type(variables) is dict and variables is not namespace:
                cells = frozenset(code.co_freevars)
                for name in islice(variables, _NAMES):
                    found.append((name, "free" if name in cells else "local", variables[name]))
            if type(namespace) is dict:
                builtins = frame.f_builtins
                for name in code.co_names[:200]:
                    if type(variables) is dict and variables is not namespace and name in variables:
                        continue
                    if name in namespace:
                        found.append((name, "global", namespace[name]))
                    elif type(builtins) is dict and name in builtins:
                        found.append((name, "builtin", builtins[name]))
        except Exception:
            pass
        return [(name, scope, self.value(value, 0)) for name, scope, value in found[: 2 * _NAMES] if self.left > 0]

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
        if id(value) in self.seen:
            return tree
        self.seen.add(id(value))
        self.kept.append(value)
        try:
            self.parts(value, kind, tree, depth)
        except (Exception, RecursionError):
            pass
        return tree

    def parts(self, value, kind, tree, depth):
        if kind in _EXACT and hasattr(kind, "__len__"):
            tree["length"] = len(value)
        if kind is _function or kind is _method or isinstance(value, type):
            self.callable(value, kind, tree)
            return
        if depth >= self.depth or self.left <= 0:
            return
        if kind is dict:
            pairs = list(islice(value.items(), _ITEMS))
            tree["items"] = [(self.value(key, depth + 1), self.value(item, depth + 1)) for key, item in pairs if self.left > 0]
        elif kind is list or kind is tuple:
            chosen = list(enumerate(islice(value, _ITEMS)))
            if len(value) > _ITEMS:
                chosen.append((len(value) - 1, value[-1]))
            tree["items"] = [(index, self.value(item, depth + 1)) for index, item in chosen if self.left > 0]
        elif kind is set or kind is frozenset:
            tree["items"] = [(None, self.value(item, depth + 1)) for item in list(islice(value, _ITEMS)) if self.left > 0]
        elif kind not in _EXACT:
            self.attributes(value, tree, depth)

    def attributes(self, value, tree, depth):
        """What stands in the object's own ``__dict__``, and its exact class's names for near matches."""
        namespace = _instance_dict(value)
        if namespace is not None:
            pairs = [pair for pair in islice(namespace.items(), _ATTRIBUTES) if type(pair[0]) is str]
            tree["attributes"] = [(name, self.value(item, depth + 1)) for name, item in pairs if self.left > 0]

    def callable(self, value, kind, tree):
        if kind is _method:
            tree["bound"] = True
            value = value.__func__
        if isinstance(value, type):
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


def _instance_dict(value):
    """The ``__dict__`` of an object by the slot that every plain class has; None if there is none or it is made by code."""
    for base in type.__dict__["__mro__"].__get__(type(value)):
        slot = type.__dict__["__dict__"].__get__(base).get("__dict__")
        if slot is not None:
            if type(slot).__name__ != "getset_descriptor":
                return None
            namespace = slot.__get__(value)
            return namespace if type(namespace) is dict else None
    return None
