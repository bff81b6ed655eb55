"""How two texts differ: str or bytes, by characters or by lines."""
from .assertion_budget import Spent, common_length

_WINDOW = 30  # characters of a long string on either side of a difference
_CONTEXT = 2  # lines that are alike, before and behind
_MOST_LINES = 200  # that are compared, from the first difference on
_MOST_CHARS = 20_000  # likewise


def explain_texts(budget, left, right):
    """Of two texts that are not equal."""
    if isinstance(left, str) and ("\n" in left or "\n" in right):
        _explain_lines(budget, left, right)
    else:
        explain_characters(budget, left, right)


def explain_characters(budget, left, right):
    at = common_length(left, right)
    if at == min(len(left), len(right)):
        longer, side = (left, "left") if len(left) > len(right) else (right, "right")
        rest = budget.text(longer[at:])
        budget.say("the %s has %d more at its end, from index %d: %s" % (side, len(longer) - at, at, rest))
    else:
        one, other = left[at : at + 1], right[at : at + 1]
        budget.say("first difference at index %d: %r != %r" % (at, one, other))
    start = max(at - _WINDOW, 0)
    dots = "..." if start else ""
    for value in left, right:
        end = "..." if at + _WINDOW < len(value) else ""
        budget.say("  " + dots + _visible(value[start : at + _WINDOW]) + end)
    budget.say("  " + " " * (len(dots) + _cells(_visible(left[start:at]))) + "^")


def is_long(text):
    return len(text) > _WINDOW


def _explain_lines(budget, left, right):
    """A diff by lines, ``-`` what is on the left, ``+`` what is on the right."""
    if "\r" in left + right and left.replace("\r\n", "\n") == right.replace("\r\n", "\n"):
        budget.say("they differ in line ends only: \\r\\n and \\n")
    at = common_length(left, right)
    start = left.rfind("\n", 0, at) + 1
    for _ in range(_CONTEXT):
        start = left.rfind("\n", 0, max(start - 1, 0)) + 1
    one, one_cut = _lines_from(left, start)
    other, other_cut = _lines_from(right, start)
    before = common_length(one, other)
    after = 0 if one_cut or other_cut else _common_end(one, other, before)
    budget.say("from line %d on ('-' is the left, '+' the right):" % (left.count("\n", 0, start) + before + 1))
    for line in one[:before]:
        budget.say("    " + _shown(line))
    for text in _told(_edits(one[before : len(one) - after], other[before : len(other) - after])):
        budget.check()
        budget.say(text)
    for line in one[len(one) - after :][:_CONTEXT]:
        budget.say("    " + _shown(line))
    if one_cut or other_cut:
        raise Spent("only %d lines from the first difference on were compared" % max(len(one), len(other)))


def _lines_from(text, start):
    """``(lines, cut)``: lines with their ends, as many as are compared, and whether there are more."""
    part = text[start : start + _MOST_CHARS]
    lines = part.splitlines(True)
    cut = start + len(part) < len(text)
    if cut and len(lines) > 1:
        lines.pop()
    return lines[:_MOST_LINES], cut or len(lines) > _MOST_LINES


def _common_end(one, other, before):
    most = min(len(one), len(other)) - before
    after = 0
    while after < most and one[-1 - after] == other[-1 - after]:
        after += 1
    return after


def _edits(left, right):
    """The shortest list of lines to take away and to add."""
    lengths = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            equal = left[i] == right[j]
            lengths[i][j] = lengths[i + 1][j + 1] + 1 if equal else max(lengths[i + 1][j], lengths[i][j + 1])
    edits = []
    i = j = 0
    while i < len(left) or j < len(right):
        if i < len(left) and j < len(right) and left[i] == right[j]:
            edits.append((" ", left[i]))
            i, j = i + 1, j + 1
        elif j == len(right) or (i < len(left) and lengths[i + 1][j] >= lengths[i][j + 1]):
            edits.append(("-", left[i]))
            i += 1
        else:
            edits.append(("+", right[j]))
            j += 1
    return edits


def _told(edits):
    """The lines of a diff, without most of a long run that is alike."""
    alike = []
    for mark, line in edits + [("", "")]:
        if mark == " ":
            alike.append("    " + _shown(line))
            continue
        if len(alike) > 3 * _CONTEXT:
            alike[_CONTEXT:-_CONTEXT] = ["    ... %d lines that are alike" % (len(alike) - 2 * _CONTEXT)]
        yield from alike
        alike = []
        if mark:
            yield "  %s %s" % (mark, _shown(line))


def _shown(line):
    text = _visible(line)
    return text if len(text) <= 4 * _WINDOW else text[: 4 * _WINDOW] + "..."


def _visible(text):
    """A str or bytes with control characters escaped and blanks at the end of a line made visible by a quote."""
    if not isinstance(text, str):
        return repr(bytes(text))
    return "'" + repr("'\"" + text)[4:-1] + "'"  # the prefix forces single quotes, whatever is in the text


def _cells(visible):
    """The width of a visible text without its closing quote."""
    return sum(2 if _is_wide(ord(character)) else 1 for character in visible[:-1])


def _is_wide(code):
    return code >= 0x1100 and (
        code <= 0x115F or 0x2E80 <= code <= 0xA4CF or 0xAC00 <= code <= 0xD7A3 or 0xF900 <= code <= 0xFAFF
        or 0xFE30 <= code <= 0xFE6F or 0xFF00 <= code <= 0xFF60 or 0x1F300 <= code <= 0x1FAFF or 0x20000 <= code <= 0x3FFFD
    )
