"""Which values say no more than the text of their expression does, so that reports need not show them."""
import sys

_DISPLAYS = frozenset(("List", "Tuple", "Set", "Dict"))
_ONLY_AST = 0x400  # PyCF_ONLY_AST: the module ast is not worth importing
_LITERAL = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.")
_MODULE = type(sys)
_FUNCTIONS = (type(lambda: None), type(len))


def kind_of_constant(text):
    """What stands where the compiler has made one constant of an expression, as ``0.1 + 0.2``: a name of ``ast``."""
    if _LITERAL.issuperset(text):
        return "Constant"
    try:
        return type(_parsed(text)).__name__
    except Exception:
        return "Constant"


def constant(text):
    """The value of a literal; raises if the text is none."""
    return _parsed(text).value


def _parsed(text):
    return compile("(%s\n)" % text, "", "eval", _ONLY_AST, True).body


def as_displayed(kind, value):
    """A value as the source has it: the optimizer makes a tuple of a list that is only walked, a frozenset of a set."""
    if kind == "List" and type(value) is tuple:
        return list(value)
    return set(value) if kind == "Set" and type(value) is frozenset else value


def is_obvious(node, parent):
    """Whether the text of a node with a value says as much as its repr."""
    if node.kind == "Constant":
        return True
    if node.kind in _DISPLAYS:
        return all(child.known and is_obvious(child, node) for child in node.children)
    return node.kind in ("Name", "Attribute") and _is_named(node, parent)


def _is_named(node, parent):
    """A module of which a part is taken; a class or function by its own name."""
    value, kind = node.value, type(node.value)
    name = node.text.rpartition(".")[2].strip()
    if kind is _MODULE:
        return parent is not None and _is_receiver(node, parent)
    if issubclass(kind, type):
        return type.__dict__["__name__"].__get__(value) == name
    return kind in _FUNCTIONS and value.__name__ == name


def _is_receiver(node, parent):
    if parent.kind == "Attribute":
        return True
    return parent.kind == "Call" and parent.text.partition(node.text)[2].lstrip()[:1] == "."
