"""What a failed statement had computed: reads the slots that code woven for ``--values`` keeps in its frames.

``captured(entries)`` takes the entries of one traceback and gives for each of them ``[(position, value)]``, the values as
they are. No code of the program runs, and what cannot be told for certain is left out.

The slots are the last local variables of a function, or a list in the last slot of the frame of a module or class. Nothing
in Python reads them but the collector's ``gc.get_referents``, which lists what the slots of a finished frame hold, in
their order and without the empty ones; a slot without a value holds a constant of the code object (the *mark*), in front of
which the constants have a table: see ``TapTable`` in ``dev.caretline.engine.values``.
"""

from gc import get_referents

_MARK = ".caretline values"
_RAISE = 130  # RAISE_VARARGS of 3.11


def is_woven(code):
    return _mark(code) is not None


def captured(entries):
    """Entries from the outermost in. What an entry says of an earlier failure in the same frame is not told."""
    found = [[] for _ in entries]
    indexes = {}
    for index, entry in enumerate(entries):
        indexes.setdefault(id(entry.tb_frame), []).append(index)
    for of_frame in indexes.values():
        frame = entries[of_frame[0]].tb_frame
        mark = _mark(frame.f_code)
        slots = None if mark is None else _slots(frame, mark)
        if slots is None:
            continue
        units, reraises = _table(frame.f_code, mark)
        # The newest entry of a frame comes first; the one behind it is of the exception that a handler has let go on.
        for index in _told(frame, [(i, entries[i].tb_lasti) for i in of_frame], reraises):
            place = _position(frame.f_code, entries[index].tb_lasti)
            taps = None if place is None else _unit(units, place)
            if taps:
                found[index] = [(where, slots[slot]) for slot, where in taps if slots[slot] is not mark]
    return found


def _told(frame, entries, reraises):
    """Which of a frame's entries its slots belong to; entries as pairs of their index and ``tb_lasti``."""
    code = frame.f_code
    last = frame.f_lasti
    index, lasti = entries[0]
    told = []
    if lasti == last:
        told.append(index)
    rest = _position(code, last)
    raw = code.co_code
    if rest is None or last + 1 >= len(raw) or raw[last] != _RAISE:
        return told
    for where, named, body in reraises:
        if where[:2] != (rest[0], rest[1]):
            continue
        origin = None
        if not named and lasti != last:
            origin = entries[0]
        elif named and lasti == last and len(entries) > 1:
            origin = entries[1]
        place = None if origin is None else _position(code, origin[1])
        if place is not None and _within(place, body):
            told.append(origin[0])
    return told


def _mark(code):
    for constant in code.co_consts:
        if type(constant) is tuple and len(constant) == 2 and type(constant[0]) is str and constant[0] == _MARK:
            return constant
    return None


def _slots(frame, mark):
    """What is in the slots; None if it cannot be told, such as for a frame that still runs or that was traced."""
    code = frame.f_code
    count = mark[1]
    held = get_referents(frame)
    if not code.co_flags & 1:  # CO_OPTIMIZED: a function
        last = held[-1] if held else None
        return last[:-1] if type(last) is list and len(last) == count + 1 and last[-1] is mark else None
    names = code.co_varnames
    variables = frame.f_locals
    cells = frozenset(code.co_cellvars)
    own = names[: len(names) - count - 1]
    bound = sum(1 for name in own if name in cells or name in variables)
    behind = sum(1 for name in cells if name not in own) + len(code.co_freevars)
    for start, held_one in enumerate(held):
        if held_one is code:
            break
    else:
        return None
    first = start + 1 + bound
    if len(held) != first + count + behind:
        return None
    return held[first : first + count]


def _position(code, lasti):
    """``(line, column, end line, end column)`` of an instruction; None if it is not known."""
    if lasti < 0:
        return None
    from itertools import islice

    place = next(islice(code.co_positions(), lasti // 2, None), None)
    if place is None or None in place:
        return None
    line, end_line, column, end_column = place
    return line, column, end_line, end_column


def _within(place, whole):
    return (whole[0], whole[1]) <= (place[0], place[1]) and (place[2], place[3]) <= (whole[2], whole[3])


def _unit(units, place):
    start = place[0], place[1]
    for where, taps in units:
        if (where[0], where[1]) <= start < (where[2], where[3]):
            return taps
    return None


def _table(code, mark):
    constants = code.co_consts
    for index, constant in enumerate(constants):
        if constant is mark:
            break
    numbers = _numbers(constants[index - 1])
    units = []
    for _ in range(next(numbers)):
        where = _range(numbers)
        units.append((where, [(next(numbers), _range(numbers)) for _ in range(next(numbers))]))
    reraises = [(_range(numbers), next(numbers), _range(numbers)) for _ in range(next(numbers))]
    return units, reraises


def _range(numbers):
    line = next(numbers)
    column = next(numbers)
    return line, column, line + next(numbers), next(numbers)


def _numbers(table):
    number = shift = 0
    for byte in table:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield number
            number = shift = 0
