"""By how much two numbers, or points in time, differ."""
import sys

#: Classes by the module that must have been imported for there to be a value of them, and what they are here.
_EXACT = {"decimal": ("Decimal",), "fractions": ("Fraction",)}
_TIMES = {"datetime": ("datetime", "date", "timedelta")}


def is_number(value):
    return issubclass(type(value), (int, float, complex)) or _is_of(value, _EXACT) or _is_of(value, {"numpy": ("number", "bool_")})


def difference(left, right):
    """A few words if the numbers hardly differ, or are too long to see where; else None."""
    if _is_of(left, _TIMES) and type(left) is type(right):
        return _difference_of_times(left, right)
    one, other = _plain(left), _plain(right)
    if one is None or other is None or one != one or other != other:
        return None
    try:
        return _words(abs(one - other), one, other)
    except (ArithmeticError, TypeError, ValueError):
        return None


def _words(gap, one, other):
    if not gap:
        return None
    if type(one) is int and type(other) is int:
        if abs(one) <= 9999:
            return None
        return "they differ by %d" % gap if gap.bit_length() < 256 else "they differ by an int of %d bits" % gap.bit_length()
    return "they differ by %.3g" % gap if gap <= max(abs(one), abs(other)) * type(gap)(1) / 1_000_000 else None


def _difference_of_times(left, right):
    try:
        return "they differ by %s" % abs(left - right)
    except (TypeError, OverflowError):  # only one of them knows its time zone
        return None


def _plain(value):
    """A number of Python's own, or of its standard library; None if it is none that can be subtracted."""
    if issubclass(type(value), bool):
        return None
    if issubclass(type(value), int):
        return int.__index__(value)
    if issubclass(type(value), float):
        return float.__float__(value)
    if _is_of(value, {"numpy": ("integer",)}):
        return int(value)
    if _is_of(value, {"numpy": ("floating",)}):
        return float(value)
    return value if _is_of(value, _EXACT) else None


def _is_of(value, classes):
    for name, kinds in classes.items():
        module = sys.modules.get(name)
        if module is not None:
            for kind in kinds:
                found = vars(module).get(kind)
                if isinstance(found, type) and issubclass(type(value), found):
                    return True
    return False
