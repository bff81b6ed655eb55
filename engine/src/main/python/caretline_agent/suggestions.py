"""What CPython would suggest, as ``suggestions.c`` of 3.11 computes it."""
import sys

_CANDIDATES = 750
_LONGEST = 40
_MOVE = 2
_CASE = 1


def suggestion(error):
    """The name that CPython would add as ``Did you mean``, or None."""
    if type(error) is AttributeError:
        name, owner = error.name, error.obj
        return nearest(dir(owner), name) if type(name) is str else None
    if type(error) is not NameError or type(error.name) is not str:
        return None
    entry = error.__traceback__
    if entry is None:
        return None
    while entry.tb_next is not None:
        entry = entry.tb_next
    frame = entry.tb_frame
    for names in (frame.f_code.co_varnames, frame.f_globals, frame.f_builtins):
        found = nearest(list(names), error.name)
        if found is not None:
            return found
    return None


def nearest(names, name):
    """The name that is meant by another; None if there is none near enough, or too many."""
    if len(names) >= _CANDIDATES:
        return None
    wanted = name.encode()
    best, best_distance = None, sys.maxsize
    for candidate in names:
        if candidate == name:
            continue
        text = candidate.encode()
        limit = min((len(wanted) + len(text) + 3) * _MOVE // 6, best_distance - 1)
        distance = _distance(wanted, text, limit)
        if distance <= limit:
            best, best_distance = candidate, distance
    return best


def _distance(a, b, limit):
    """Levenshtein's distance of two byte strings, in half moves; something above the limit if it is above."""
    start = 0
    while start < len(a) and start < len(b) and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    if not a or not b:
        return (len(a) + len(b)) * _MOVE
    if len(a) > _LONGEST or len(b) > _LONGEST:
        return limit + 1
    if len(b) < len(a):
        a, b = b, a
    if (len(b) - len(a)) * _MOVE > limit:
        return limit + 1
    row = list(range(_MOVE, _MOVE * (len(a) + 1), _MOVE))
    result = 0
    for index, byte in enumerate(b):
        distance = result = index * _MOVE
        smallest = sys.maxsize
        for column, other in enumerate(a):
            substituted = distance + _substitution(byte, other)
            distance = row[column]
            result = min(min(result, distance) + _MOVE, substituted)
            row[column] = result
            smallest = min(smallest, result)
        if smallest > limit:
            return limit + 1
    return result


def _substitution(a, b):
    if a == b:
        return 0
    if a & 31 != b & 31:
        return _MOVE
    return _CASE if _lower(a) == _lower(b) else _MOVE


def _lower(byte):
    return byte + 32 if 65 <= byte <= 90 else byte
