"""Which values have changed between their evaluation and the failure of the assert, as far as that can be seen.

Values are kept, not copied, so their reprs show them as they are when the assert has failed. Where what came of a value
does not fit it any more, or a method was called that changes it, the report says so. Only Python's own types are asked.
"""
from .assertion_budget import SCALARS
from .assertion_obvious import constant

_MUTABLE = {
    list: frozenset("append clear extend insert pop remove reverse sort".split()),
    dict: frozenset("clear pop popitem setdefault update".split()),
    set: frozenset(
        "add clear difference_update discard intersection_update pop remove symmetric_difference_update update".split()
    ),
    bytearray: frozenset("append clear extend insert pop remove reverse".split()),
}
_SIZED = frozenset((*_MUTABLE, type({}.keys()), type({}.values()), type({}.items())))
_NOTHING = object()


def mark(nodes):
    """Sets ``changed`` of the nodes whose values have changed since."""
    seen = {}
    for node in nodes:
        if node.known and node.children and node.children[0].known:
            of = node.children[0]
            try:
                if _contradicts(node, of.value) or node.kind == "Attribute" and _differs(seen, node, of.value):
                    of.changed = True
            except Exception:
                pass


def _contradicts(node, owner):
    if node.kind == "Call":
        return _is_changed_by_call(node, owner)
    if node.kind == "Subscript":
        return _is_changed_item(owner, _key(node), node.value)
    if node.kind == "Attribute":
        return _is_changed_attribute(owner, node.text.rpartition(".")[2].strip(), node.value)
    return False


def _is_changed_by_call(node, owner):
    kind = type(owner)
    called = node.text.partition(node.children[0].text)
    if called[0].strip() == "len(" and len(node.children) == 1 and type(node.value) is int:
        return kind in _SIZED and len(owner) != node.value
    name = called[2].partition("(")[0].strip()
    return name[:1] == "." and name[1:].strip() in _MUTABLE.get(kind, ())


def _key(node):
    """The key of a subscript: a constant is not a node of its own."""
    if len(node.children) == 2:
        return node.children[1].value if node.children[1].known else _NOTHING
    return constant(node.text.partition(node.children[0].text)[2].partition("[")[2].rstrip().removesuffix("]"))


def _is_changed_item(owner, key, value):
    if type(key) not in SCALARS:
        return False
    if type(owner) is dict:
        return owner.get(key, _NOTHING) is not value
    if type(owner) is list and type(key) is int:
        return not -len(owner) <= key < len(owner) or owner[key] is not value
    return False


def _is_changed_attribute(owner, name, value):
    """Of an object that keeps its attributes in its ``__dict__``, and finds them by nothing else."""
    kind = type(owner)
    namespaces = [type.__dict__["__dict__"].__get__(base) for base in type.__dict__["__mro__"].__get__(kind)]
    if any(name in namespace or "__getattribute__" in namespace for namespace in namespaces[:-1]):
        return False
    attributes = object.__getattribute__(owner, "__dict__")
    return type(attributes) is dict and attributes.get(name, value) is not value


def _differs(seen, node, owner):
    """Whether the same attribute of the same object had another value before."""
    before = seen.setdefault((id(owner), node.text), node.value)
    return type(before) in SCALARS and type(node.value) in SCALARS and before != node.value and before == before
