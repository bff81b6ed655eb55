"""What an exception says of itself, taken as CPython's own renderer takes it."""
from .fence import MORE_SECONDS, Failed, fenced


def attribute(error, name):
    """An attribute of BaseException itself, whatever a subclass made of it."""
    try:
        return BaseException.__dict__[name].__get__(error)
    except Exception:
        return None


def builtin_bases(kind):
    """The names of the built-in types that it is derived from, or is; none if it has a metaclass."""
    return tuple(base.__name__ for base in type.mro(kind) if _is_builtin(base)) if type(kind) is type else ()


def _is_builtin(kind):
    return type(kind) is type and type.__dict__["__module__"].__get__(kind) == "builtins"


def qualified_name(kind):
    try:
        return type.__dict__["__qualname__"].__get__(kind)
    except Exception:
        return "<unknown>"


def module_of(kind):
    module = fenced(getattr, kind, "__module__", seconds=MORE_SECONDS)
    return str.__str__(module) if isinstance(module, str) else None


def syntax_details(error):
    """What ``parse_syntax_error`` of CPython 3.11 finds in an exception, or None."""
    try:
        error.print_file_and_line
    except AttributeError:
        return None
    message = error.msg
    filename = error.filename
    details = {
        "filename": "<string>" if filename is None else str(filename),
        "line": _integer(error.lineno),
        "offset": _integer_or_none(error.offset),
        "end_line": _integer_or_none(getattr(error, "end_lineno", None)),
        "end_offset": _integer_or_none(getattr(error, "end_offset", None)),
    }
    text = error.text
    if isinstance(text, str):
        details["text"] = str.__str__(text)
    try:
        details["message"] = "" if message is None else str(message)
    except Exception:
        details["message"] = None
    return details


def _integer(value):
    if not isinstance(value, int) or not -(1 << 63) <= value < 1 << 63:
        raise TypeError
    return int(value)


def _integer_or_none(value):
    return None if value is None else _integer(value)


def notes_of(error, limit):
    """The texts of the notes, None for one without; the repr of what is no sequence; None if there are none."""
    try:
        notes = error.__notes__
    except AttributeError:
        return None
    kind = type(notes)
    if kind not in (list, tuple, str) and not (hasattr(kind, "__getitem__") and not isinstance(notes, dict)):
        text = fenced(repr, notes, seconds=MORE_SECONDS)
        return "<__notes__ repr() failed>" if type(text) is Failed else text
    texts = []
    for index in range(min(len(notes), limit)):
        text = fenced(str, notes[index], seconds=MORE_SECONDS)
        texts.append(None if type(text) is Failed else text)
    return texts


def assertion_report(error):
    """What our asserts say of themselves, as docs/assertion-report.md has it, unless the program made something else of it."""
    report = object.__getattribute__(error, "__dict__").get("__caretline__")
    if type(report) is not dict:
        return None
    import marshal

    marshal.dumps(report, 2)
    return report
