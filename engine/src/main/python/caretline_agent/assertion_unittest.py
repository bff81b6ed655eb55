"""unittest: a failed assertEqual, or another of its kind, also says where its arguments came from.

The call that failed is known by its range, so its arguments are known as text; what they were worth is in the frame of
unittest's method. What names in them are worth is in the frame of the test, as it is now. What cannot be known is said
to be unknown. Called when unittest is about to write about a failure: nothing is done for what passes.
"""
import ast
import linecache
import sys

from caretline_agent import settings
from caretline_agent.bounded_repr import bounded_repr, fenced

_ADDED = b"""

def _explained(to_string):
    def _exc_info_to_string(self, err, test):
        sys.modules["caretline_agent"].assertion_unittest.explain(err[1], err[2])
        return to_string(self, err, test)

    return _exc_info_to_string


TestResult._exc_info_to_string = _explained(TestResult._exc_info_to_string)
del _explained
"""
_HEAD = b"\nimport sys\n"
_CHARS = 80
_LINES = 20
#: Parameters that unittest's methods bind anew, or that are not about values.
_NOT_SHOWN = frozenset(("self", "msg", "places", "delta"))


def get_code(loader, path):
    """The code of unittest.result; raises whatever is wrong with it, and then Python itself is to load it."""
    source = loader.get_data(path)
    if _HEAD not in source or b"def _exc_info_to_string(self, err, test):" not in source:
        raise ValueError("another unittest than was expected")
    return compile(source + _ADDED, path, "exec", dont_inherit=True)


def explain(error, traceback):
    """Adds a note to an exception that a method of unittest raised; once, and never raises."""
    try:
        if isinstance(error, AssertionError) and settings.get("note") != "0" and not hasattr(error, "__caretline__"):
            lines = fenced(_lines, traceback)
            if type(lines) is list and lines:
                note = "\n".join(lines)
                if note not in getattr(error, "__notes__", ()):
                    error.add_note(note)
    except Exception as problem:
        settings.say("a failure of unittest is not explained: %r" % problem)


def _lines(traceback):
    test, method = None, None
    while traceback is not None:
        if "__unittest" not in traceback.tb_frame.f_globals:
            test, method = traceback, None
        elif test is not None and method is None:
            method = traceback.tb_frame
        traceback = traceback.tb_next
    if test is None or method is None:
        return []
    text, call = _call(test)
    lines = []
    for parameter, argument in _arguments(method.f_code, call):
        if parameter in method.f_locals and parameter not in _NOT_SHOWN and not isinstance(argument, ast.Constant):
            value = bounded_repr(method.f_locals[parameter], _CHARS)
            lines.append(" +  where %s = %s" % (value, _text(text, argument)))
            lines += _parts(text, argument, test.tb_frame)
    return lines[:_LINES]


def _call(entry):
    """The call that an entry of a traceback is in: its text in parentheses, and its tree."""
    code = entry.tb_frame.f_code
    positions = list(code.co_positions())[entry.tb_lasti // 2]
    first, last, start, end = positions
    lines = [line.encode() for line in linecache.getlines(code.co_filename, entry.tb_frame.f_globals)[first - 1 : last]]
    lines[-1] = lines[-1][:end]
    lines[0] = lines[0][start:]
    text = "(" + b"".join(lines).decode() + ")"
    call = ast.parse(text, mode="eval").body
    if not isinstance(call, ast.Call):
        raise ValueError("no call")
    return text, call


def _arguments(code, call):
    """Parameters and the arguments that they got; nothing that follows a starred one."""
    for index, argument in enumerate(call.args, 1):
        if isinstance(argument, ast.Starred) or index >= code.co_argcount:
            break
        yield code.co_varnames[index], argument
    for keyword in call.keywords:
        if keyword.arg:
            yield keyword.arg, keyword.value


def _parts(text, argument, frame):
    """The outermost parts of an argument that have a value of their own."""
    if isinstance(argument, ast.Name):
        return
    pending = list(ast.iter_child_nodes(argument))
    seen = set()
    while pending:
        part = pending.pop(0)
        if isinstance(part, (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            continue
        shown = _text(text, part) if isinstance(part, ast.expr) else ""
        if isinstance(part, ast.Name):
            value = frame.f_locals.get(part.id, frame.f_globals.get(part.id, len))
            if not callable(value) and not isinstance(value, type(sys)) and shown not in seen:
                seen.add(shown)
                yield " +    where %s = %s" % (bounded_repr(value, _CHARS), shown)
        else:
            if isinstance(part, (ast.Call, ast.Attribute, ast.Subscript, ast.BinOp)) and shown not in seen:
                if not _is_called(part, argument):
                    seen.add(shown)
                    yield " +    where %s is unknown" % shown
            pending += ast.iter_child_nodes(part)


def _is_called(part, within):
    return any(isinstance(node, ast.Call) and node.func is part for node in ast.walk(within))


def _text(text, node):
    return " ".join((ast.get_source_segment(text, node) or "").split())
