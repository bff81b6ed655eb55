"""Where ``all()`` and ``any()`` over a generator expression stopped: read from the generator that they left behind.

The generator stands still at the element that decided, with its variables. Which element that is, is asked of the
iterator underneath, as far as that is one of Python's own and says where it is; nothing is evaluated or advanced.
"""
import builtins

_FORWARDS = frozenset(
    map(type, (iter([]), iter(()), iter("a"), iter("\u0394"), iter(b""), iter(bytearray()), iter(range(0)), iter(range(1 << 80))))
)
_BACKWARDS = frozenset(map(type, (reversed([]), reversed(()))))
_UNORDERED = frozenset(map(type, (iter({}), iter({}.values()), iter({}.items()), iter(set()), reversed({}))))
_SEQUENCES = frozenset((list, tuple, str, bytes, bytearray, range))
_SIZED = frozenset((dict, set, frozenset, type({}.keys()), type({}.values()), type({}.items())))
_GENERATOR = type(_ for _ in ())


def of(nodes, frame, describe):
    """One entry for each call of ``all`` or ``any`` that was decided by an element."""
    found = []
    for node in nodes:
        if node.kind == "Call" and node.detail and node.known and _is_builtin(node.detail, frame):
            entry = _entry(node, describe)
            if entry:
                found.append(entry)
    return found


def _is_builtin(name, frame):
    code = frame.f_code
    if name in code.co_varnames or name in code.co_cellvars or name in code.co_freevars:
        return False
    return frame.f_globals.get(name, frame.f_builtins.get(name)) is getattr(builtins, name)


def _entry(call, describe):
    node = call.children[-1]
    generator = node.value
    if not node.known or type(generator) is not _GENERATOR or generator.gi_frame is None:
        return None
    if call.value is not (call.detail == "any"):
        return None
    names = generator.gi_code.co_varnames[1:] + generator.gi_code.co_cellvars
    variables = generator.gi_frame.f_locals
    return {
        "node": call.number,
        "generator": node.number,
        "index": _index(variables.get(".0"), node.children),
        "variables": [[name, *describe(variables[name])] for name in names if name in variables],
    }


def _index(iterator, children):
    """The 0-based index of the item that an iterator gave last; None if it does not tell."""
    kind = type(iterator)
    if kind in _FORWARDS or kind in _BACKWARDS:
        state = iterator.__reduce__()
        if len(state) != 3 or type(state[1][0]) not in _SEQUENCES:
            return None
        return state[2] - 1 if kind in _FORWARDS else len(state[1][0]) - state[2] - 2
    if kind in (enumerate, zip, map):
        inner = iterator.__reduce__()[1]
        inner = inner[1] if kind is map else inner[0] if inner else None
        return _index(inner, ())
    if kind in _UNORDERED and children and type(children[0].value) in _SIZED:
        return len(children[0].value) - iterator.__length_hint__() - 1
    return None
