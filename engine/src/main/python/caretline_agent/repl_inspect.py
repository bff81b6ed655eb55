"""What is known about an object: its signature, its documentation, where it comes from, its source. Attributes are found
without running getters; only the repr of a value is the program's own code."""
import builtins
import inspect
import types

from caretline_agent.bounded_repr import bounded_repr, type_name
from caretline_agent.repl_complete import is_inert

_NOTHING = object()
_CALLABLE = types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.MethodDescriptorType
_CALLABLE += types.WrapperDescriptorType, types.MethodWrapperType, types.ClassMethodDescriptorType
_MOST = 2000


def describe(name, with_source, context):
    """Lines about a dotted name."""
    value = _find(name, context)
    if value is _NOTHING:
        return {"problem": "There is no %s." % name}
    lines = []
    signature = _signature(value)
    if signature:
        lines.append(name.rpartition(".")[2] + signature)
    else:
        lines.append(_heading(value))
    place = _place(value)
    if place:
        lines.append(place)
    text = _source(value) if with_source else _documentation(value)
    lines += ["", text] if text else []
    return {"text": "\n".join(lines)}


def _find(name, context):
    first, *rest = name.split(".")
    names = context.visible()
    value = names[first] if first in names else vars(builtins).get(first, _NOTHING)
    for attribute in rest:
        if value is _NOTHING:
            break
        owner, value = value, inspect.getattr_static(value, attribute, _NOTHING)
        value = _bound(owner, value)
    return value


def _bound(owner, value):
    """A method as an access would give it, which runs no code for these kinds."""
    if type(value) is staticmethod:
        return value.__func__
    if type(value) is classmethod:
        return types.MethodType(value.__func__, owner if isinstance(owner, type) else type(owner))
    if type(value) is types.FunctionType and not isinstance(owner, (type, types.ModuleType)):
        return types.MethodType(value, owner)
    return value


def _is_described(value):
    """Whether it has a documentation of its own, and not that of its type."""
    if isinstance(value, (type, types.ModuleType, property, types.GetSetDescriptorType, *_CALLABLE)):
        return is_inert(value)
    # What stands for a function that it wraps, as functools.cache does it.
    return inspect.getattr_static(value, "__wrapped__", None) is not None and is_inert(value)


def _signature(value):
    if not callable(value) or not is_inert(value):
        return ""
    try:
        return str(inspect.signature(value))
    except Exception:
        # C code that tells none, or a class whose own one is wrong.
        return ""


def _heading(value):
    if isinstance(value, types.ModuleType):
        return "module " + value.__name__
    if isinstance(value, type):
        return "class " + value.__qualname__
    kind = type_name(type(value))
    if _is_described(value):
        return kind + " " + getattr(value, "__name__", "")
    return "%s: %s" % (kind, bounded_repr(value, _MOST))


def _documentation(value):
    try:
        return inspect.getdoc(value if _is_described(value) else type(value)) or ""
    except Exception:
        return ""


def _sourced(value):
    if type(value) is property:
        return value.fget
    return value if _is_described(value) else type(value)


def _place(value):
    try:
        target = inspect.unwrap(_sourced(value))
        line = "" if isinstance(target, types.ModuleType) else ":%d" % inspect.getsourcelines(target)[1]
        return "defined at %s%s" % (inspect.getsourcefile(target), line)
    except Exception:
        return ""


def _source(value):
    import textwrap

    try:
        return textwrap.dedent(inspect.getsource(inspect.unwrap(_sourced(value)))).rstrip("\n")
    except Exception:
        return "There is no source of it."
