"""The two values that a call has compared: of the ways to ask whether arrays of numpy, or frames of pandas, are equal."""
import sys

_NUMPY = frozenset(("array_equal", "allclose", "array_equiv"))
_COMPARED = (("numpy", "ndarray"), ("pandas", "DataFrame"), ("pandas", "Series"))


def compared(node):
    """``(left, right)``, nodes of an assert; None if the call asks for something else.

    ``(a == b).all()``, also of ``all()`` after ``all()``; ``a.equals(b)``; ``numpy.array_equal(a, b)`` and the like.
    """
    if node.kind != "Call" or not node.children:
        return None
    receiver, arguments = node.children[0], node.children[1:]
    name = node.text.partition(receiver.text)[2].partition("(")[0].strip(" .)\n")
    if name == "all" and not arguments:
        return _pair(receiver.children) if _is_equality(receiver) else compared(receiver)
    if name == "equals" and len(arguments) == 1:
        return _pair(node.children)
    if name in _NUMPY and receiver.value is sys.modules.get("numpy") and len(arguments) >= 2:
        return _pair(arguments[:2])
    return None


def _is_equality(node):
    return node.kind == "Compare" and node.detail == "EQ"


def _pair(nodes):
    left, right = nodes
    return (left, right) if left.known and right.known and _is_array(left.value) and _is_array(right.value) else None


def _is_array(value):
    for module, name in _COMPARED:
        module = sys.modules.get(module)
        if module is not None and type(value) is getattr(module, name, None):
            return True
    return False
