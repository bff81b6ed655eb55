"""What can stand at the cursor: names, attributes, modules, keys, keyword arguments, paths. No getter and no code of the
user's runs."""
import builtins
import keyword
import re
import sys

_WORD = re.compile(r"(?:[^\W\d]\w*)?$")
_IMPORT = re.compile(r"^\s*(?:import\s+(?:[\w.]+(?:\s+as\s+\w+)?\s*,\s*)*|from\s+)([\w.]*)$")
_FROM = re.compile(r"^\s*from\s+([\w.]+)\s+import\s+(?:\w+(?:\s+as\s+\w+)?\s*,\s*)*(\w*)$")
_MOST = 2000
_NOTHING = object()


def complete(text, context):
    """``start`` is where the word begins that the items, whole words, can take the place of; in code points."""
    from caretline_agent import repl_words

    place = repl_words.Place(text)
    field = place.field()
    if field is not None:
        # What stands in the braces of an f-string is an expression of its own.
        place = repl_words.Place(text[field:])
    if place.comment:
        word, items = "", []
    elif place.string is not None:
        word, items = _in_string(place, context)
    else:
        word, items = _found(place.text[place.text.rfind("\n") + 1 :], context, place)
    return {"start": len(text) - len(word), "items": sorted(set(items))[:_MOST]}


def _in_string(place, context):
    """The rest of a key, if the string is an index; else of a path."""
    word = place.text[place.string :]
    steps, before = place.before("[", place.string - len(place.quotes))
    if steps and not before.strip(" rRuU"):
        keys = [key for key in _keys(steps, context) if type(key) is str]
        return word, [shown for shown in (_inside(key, place) for key in keys) if shown and shown.startswith(word)]
    folder, slash, start = word.rpartition("/")
    return start, _files(folder + slash, start)


def _inside(key, place):
    """A key as it can stand behind the quotes that are open, and the quotes that close it; None if it cannot."""
    text = key if place.is_raw() else key.replace("\\", "\\\\").replace(place.quotes[0], "\\" + place.quotes[0])
    ends = place.quotes[0] in text or text.endswith("\\")
    return text + place.quotes if text.isprintable() and not (place.is_raw() and ends) else None


def _files(folder, start):
    import os

    try:
        entries = list(os.scandir(os.path.expanduser(folder) or "."))
    except (OSError, ValueError):
        return []
    return [
        entry.name + ("/" if _is_folder(entry) else "")
        for entry in entries
        if entry.name.startswith(start) and (start or entry.name[0] != ".") and entry.name.isprintable()
    ]


def _is_folder(entry):
    try:
        return entry.is_dir()
    except OSError:
        return False


def _keys(steps, context):
    """Those of a dict; of others there would be code to run."""
    value = _value(steps, context)
    return list(dict.keys(value)) if _is_as(value, dict, "__iter__") else []


def _is_as(value, kind, method):
    """Whether a value is of a kind, or of one that does something as that does it."""
    return issubclass(type(value), kind) and _own(type(value), method) is _own(kind, method)


def _literals(steps, context, before):
    """Keys as an index names them."""
    if before.strip():
        return []
    simple = (str, int, float, bool, bytes, type(None))
    return [repr(key) for key in _keys(steps, context) if type(key) in simple]


def _arguments(steps, context, before):
    """Keyword arguments of a call that are not there yet."""
    import inspect

    callee = _value(steps, context)
    if callee is _NOTHING or not is_inert(callee):
        return []
    try:
        parameters = inspect.signature(callee).parameters.values()
    except (TypeError, ValueError):
        return []
    named = set(re.findall(r"(\w+)\s*=", before))
    return [
        parameter.name + "="
        for parameter in parameters
        if parameter.kind in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY) and parameter.name not in named
    ]


def _found(line, context, place):
    match = _FROM.match(line)
    if match:
        module = sys.modules.get(match[1])
        names = _names_of(module) if module else []
        return match[2], _matching(names + _submodules(match[1]), match[2])
    match = _IMPORT.match(line)
    if match:
        package, _, word = match[1].rpartition(".")
        return word, _matching(_submodules(package) if package else _modules(), word)
    word = _WORD.search(line)[0]
    before = line[: len(line) - len(word)].rstrip(" \t")
    end = len(place.text) - len(word)
    if before.endswith("."):
        dot = len(place.text) - len(line) + len(before) - 1
        return word, _matching(_attributes(dot, context, place), word)
    names = _matching([*context.visible(), *dir(builtins), *keyword.kwlist], word)
    indexed, index = place.before("[", end)
    called, arguments = place.before("(", end)
    if indexed:
        keys = _literals(indexed, context, index)
        return word, [key for key in keys if key.startswith(word)] + (names if word or not keys else [])
    if called and arguments.rstrip()[-1:] in ("", ","):
        given = _matching(_arguments(called, context, arguments), word)
        return word, given + (names if word or not given else [])
    return word, names


def _attributes(dot, context, place):
    """Those of what stands before a dot; of a call none: finding out of what would run it."""
    kind = place.literal(dot)
    if kind:
        return dir(kind)
    steps = place.steps(dot)
    value = _value(steps, context) if steps else _NOTHING
    return [] if value is _NOTHING else _names_of(value)


def _matching(names, word):
    """Names that start with a word; those with an underscore only if that has one."""
    return [
        name
        for name in names
        if type(name) is str and name.startswith(word) and (word.startswith("_") or not name.startswith("_"))
    ]


def is_inert(callee):
    """Whether its signature and its documentation can be looked at without any code of the program's."""
    import functools
    from inspect import getattr_static
    from types import MethodType

    for _ in range(_MOST):
        kind = type(callee)
        if kind is MethodType or kind is functools.partial:
            callee = callee.__func__ if kind is MethodType else callee.func
            continue
        if not _is_plain(kind) or _own(kind, "__getattr__") is not None:
            return False
        if any(type(getattr_static(callee, name, None)) is property for name in _DESCRIBING):
            return False
        callee = getattr_static(callee, "__wrapped__", _NOTHING)
        if callee is _NOTHING:
            return True
    return False


def _is_plain(kind):
    """Whether attributes of its instances are found as Python itself does it."""
    return kind in _PLAIN or _own(kind, "__getattribute__") in _PLAIN_ACCESS


def _own(kind, name):
    """What a type or a base of it has by a name, whatever its metaclass says."""
    try:
        return type.__getattribute__(kind, name)
    except AttributeError:
        return None


_PLAIN_ACCESS = object.__getattribute__, type.__getattribute__, type(sys).__getattribute__
#: Kinds of callables that find their attributes by code of their own, in C.
_PLAIN = frozenset(map(type, (len, str.join, dict.fromkeys, "".__str__, str.__str__, vars(dict)["fromkeys"])))
_DESCRIBING = "__signature__", "__text_signature__", "__doc__"


def _value(steps, context):
    """What is at the end of the steps, without running anything."""
    names = context.visible()
    (_, first), *rest = steps
    value = names[first] if first in names else vars(builtins).get(first, _NOTHING)
    for how, key in rest:
        value = _attribute(value, key) if how == "." else _item(value, key)
        if value is _NOTHING:
            break
    return value


def _attribute(value, name):
    from inspect import getattr_static

    found = getattr_static(value, name, _NOTHING)
    kind = type(found)
    if kind in (staticmethod, classmethod):
        return found.__func__
    if kind is property or kind.__name__ in ("member_descriptor", "getset_descriptor"):
        return _NOTHING
    return found


def _item(value, key):
    if _is_as(value, dict, "__getitem__"):
        # Keys of other kinds might have their own idea of what is equal.
        kind = type(key)
        return next((item for name, item in dict.items(value) if type(name) is kind and name == key), _NOTHING)
    for kind in (list, tuple, str, bytes):
        if _is_as(value, kind, "__getitem__") and type(key) is int and -kind.__len__(value) <= key < kind.__len__(value):
            return kind.__getitem__(value, key)
    return _NOTHING


def _names_of(value):
    """As dir() has them, without asking the object's own __dir__."""
    kind = type(value)
    if _own(kind, "__dir__") in (object.__dir__, type.__dir__, type(sys).__dir__) and _is_plain(kind):
        if kind is type(sys):
            return list(vars(value))
        return dir(value)
    names = []
    for base in type.mro(kind):
        names += type.__dict__["__dict__"].__get__(base)
    return names


def _modules():
    import pkgutil

    return [*sys.builtin_module_names, *(module.name for module in pkgutil.iter_modules())]


def _submodules(package):
    """Of a package, and of one that is not loaded, too: to load it would run it."""
    import pkgutil

    path = _path_of(package)
    found = [module.name for module in pkgutil.iter_modules(path)] if path else []
    start = package + "."
    return found + [name[len(start) :].partition(".")[0] for name in list(sys.modules) if name.startswith(start)]


def _path_of(package):
    """Where the modules of a package are; None if it is none."""
    from importlib.machinery import PathFinder

    if package in sys.modules:
        return getattr(sys.modules[package], "__path__", None)
    parent = package.rpartition(".")[0]
    path = _path_of(parent) if parent else None
    if parent and not path:
        return None
    try:
        spec = PathFinder.find_spec(package, path)
    except Exception:
        # A finder that somebody else has put on the path.
        return None
    return spec.submodule_search_locations if spec else None
