"""What can stand at the cursor: names, attributes, modules. No getter and no code of the user's runs."""
import builtins
import keyword
import re
import sys

_DOTTED = re.compile(r"(?:[^\W\d]\w*\.)*(?:[^\W\d]\w*)?$")
_IMPORT = re.compile(r"^\s*(?:import\s+(?:[\w.]+(?:\s+as\s+\w+)?\s*,\s*)*|from\s+)([\w.]*)$")
_FROM = re.compile(r"^\s*from\s+([\w.]+)\s+import\s+(?:\w+(?:\s+as\s+\w+)?\s*,\s*)*(\w*)$")
_MOST = 2000
_NOTHING = object()


def complete(text, context):
    """``start`` is where the word begins that the items, whole words, can take the place of; in code points."""
    line = text[text.rfind("\n") + 1 :]
    word, items = _found(line, context)
    return {"start": len(text) - len(word), "items": sorted(set(items))[:_MOST]}


def _found(line, context):
    match = _FROM.match(line)
    if match:
        module = sys.modules.get(match[1])
        names = _names_of(module) if module else []
        return match[2], _matching(names + _submodules(match[1]), match[2])
    match = _IMPORT.match(line)
    if match:
        package, _, word = match[1].rpartition(".")
        return word, _matching(_submodules(package) if package else _modules(), word)
    path, dot, word = _DOTTED.search(line)[0].rpartition(".")
    if not dot:
        if line[: len(line) - len(word)].rstrip(" ").endswith("."):
            # Of a call or an index: finding out of what would run it.
            return word, []
        return word, _matching([*context.visible(), *dir(builtins), *keyword.kwlist], word)
    value = _value(path, context)
    return word, [] if value is _NOTHING else _matching(_names_of(value), word)


def _matching(names, word):
    """Names that start with a word; those with an underscore only if that has one."""
    return [
        name
        for name in names
        if type(name) is str and name.startswith(word) and (word.startswith("_") or not name.startswith("_"))
    ]


def _value(path, context):
    """What a dotted name stands for, without running anything."""
    from inspect import getattr_static

    first, *rest = path.split(".")
    names = context.visible()
    value = names[first] if first in names else vars(builtins).get(first, _NOTHING)
    for name in rest:
        if value is _NOTHING:
            break
        value = getattr_static(value, name, _NOTHING)
        kind = type(value)
        if kind in (staticmethod, classmethod):
            value = value.__func__
        elif kind is property or kind.__name__ in ("member_descriptor", "getset_descriptor"):
            return _NOTHING
    return value


def _names_of(value):
    """As dir() has them, without asking the object's own __dir__."""
    kind = type(value)
    if kind.__dir__ in (object.__dir__, type.__dir__, type(sys).__dir__) and kind.__getattribute__ in (
        object.__getattribute__,
        type.__getattribute__,
        type(sys).__getattribute__,
    ):
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
    """Of a package that is loaded: to load it would run it."""
    import pkgutil

    path = getattr(sys.modules.get(package), "__path__", None)
    return [module.name for module in pkgutil.iter_modules(path)] if path else []
