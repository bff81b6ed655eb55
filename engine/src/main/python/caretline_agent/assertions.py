"""A failed assert, explained: called by the code that Caretline weaves into asserts, and only when one fails.

``failed(values, description, error)`` gets the values that the assert kept and the constant that says what they are (the
class ``Description`` of dev.caretline.assertions.weave documents it), and puts the report on the AssertionError:
``error.__caretline__``, plain data as described in docs/assertion-report.md, and a note. Where the exception is yet to be
made, since an assert has a message, it returns a function that does so. No object of the program lives in a report.
Whatever goes wrong in here, the assert fails as it would have without us.

Inside of the agent ``failed`` is had from the package ``caretline_agent``; beside ahead-of-time compiled files it is the package
``caretline_assertions``. For reports without a note: ``NOTE = False``, or CARETLINE_ASSERTION_NOTE=0 in the environment.
"""
import sys
from time import monotonic

from . import assertion_calls, assertion_changes, assertion_diff, assertion_elements, assertion_text
from . import assertion_negations, assertion_obvious
from .bounded_repr import describe
from .fence import Failed, fenced, type_name

NOTE = True
VERSION = 1

_CHARS = 1000  # of one value
_ALL_CHARS = 20_000  # of all values together, above which each gets few
_FEW_CHARS = 60
_SECONDS = 1.0  # for all reprs together
_DERIVED = frozenset(("BoolOp", "IfExp", "NamedExpr"))


gettrace, settrace = sys.gettrace, sys.settrace


def failed(values, description, error=None):
    """Puts the report on an AssertionError, or returns what to call with it; None if the assert cannot be explained."""
    try:
        report = _Report(values, description, sys._getframe(1)).data
    except Exception:
        return None
    finally:
        values = None

    def attach(error):
        try:
            _attach(error, report)
        except Exception:
            pass

    return attach if error is None else attach(error)


def _attach(error, report):
    report["message"] = _message(error)
    if NOTE and not _note_is_off() and hasattr(error, "add_note"):
        report["note"] = assertion_text.note(report)
        error.add_note(report["note"])
    error.__caretline__ = report


def _note_is_off():
    settings = getattr(sys.modules.get(__package__), "settings", None)
    if settings is not None and settings.get("note") == "0":
        return True
    os = sys.modules.get("os")
    return os is not None and os.environ.get("CARETLINE_ASSERTION_NOTE") == "0"


def _message(error):
    if not error.args:
        return None
    text = fenced(str, error)
    if type(text) is Failed:
        return "<message %s>" % text.reason
    text = str.__str__(text)
    return text if len(text) <= _ALL_CHARS else text[:_ALL_CHARS] + "..."


class _Node:
    __slots__ = (
        "number", "kind", "parent", "source", "range", "detail", "text", "children", "evaluated", "known", "value", "chosen",
        "changed", "outer",
    )

    def __init__(self, number, fields):
        kind, parent, source, line, column, end_line, end_column, detail = fields
        self.number = number
        self.kind = kind
        self.parent = int(parent)
        self.source = int(source)
        self.range = (int(line), int(column), int(end_line), int(end_column))
        self.detail = detail
        self.text = ""
        self.children = []
        self.evaluated = False
        self.known = False
        self.value = None
        self.chosen = None  # the last operand that was evaluated, or the branch
        self.changed = False  # since it was evaluated
        self.outer = None  # the "not" that the optimizer has put into this comparison

    def negated(self, place, text):
        """A "not" around this node, which has its value now."""
        outer = _Node(-1, ("UnaryOp", -1, self.source, *place, "not"))
        outer.text = text
        self.source = -1
        self.outer = outer
        return outer


class _Source:
    """The lines of the statement, as bytes: columns count those."""

    def __init__(self, first, text):
        self.first = first
        self.lines = text.encode("utf-8", "surrogatepass").split(b"\n")

    def text(self, place):
        return self.between(place[:2], place[2:]).decode("utf-8", "replace")

    def between(self, start, end):
        lines = self.lines[start[0] - self.first : end[0] - self.first + 1]
        lines[-1] = lines[-1][: end[1]]
        lines[0] = lines[0][start[1] :]
        return b"\n".join(lines)

    def operator(self, left, right):
        """``(end, start)`` of what is around the operator between two ranges: their parentheses are no part of a range."""
        line, column = end = left[2:]
        start = right[:2]
        within = False  # behind the operator
        while (line, column) < right[:2]:
            text = self.lines[line - self.first]
            sign = text[column : column + 1]
            if not sign or sign == b"#":
                line, column = line + 1, 0
                continue
            column += 1
            if sign == b")" and not within:
                end = (line, column)
            elif sign == b"(":
                start = (line, column - 1)
                break
            elif sign not in b" \t\f\\\r":
                within = True
        return end, start


class _Report:
    """One report in the making."""

    def __init__(self, values, description, frame):
        head, nodes, edges, texts, source = description.split("\n", 4)
        self.range = tuple(map(int, head.split(" ")))
        self.source = _Source(self.range[0], source)
        self.facts = {}
        self.found = {}
        self.follow(values, edges.split(";"))
        self.nodes = [_Node(number, node.split(" ")) for number, node in enumerate(nodes.split(";"))]
        texts = dict(text.split("=", 1) for text in texts.split("\x1f") if text)
        for node in self.nodes:
            node.text = texts.get(str(node.number)) or self.source.text(node.range)
            if node.kind == "Constant":
                node.kind = assertion_obvious.kind_of_constant(node.text)
            elif node.kind == "Tuple" and node.text[:1] == "[":
                node.kind = "List"  # that is only walked
        assertion_negations.undo(self)
        for node in self.nodes:
            if node.parent >= 0:
                self.nodes[node.parent].children.append(node)
        self.walk(self.nodes[0])
        assertion_changes.mark(self.nodes)
        self.described = {}
        self.chars = 0
        self.until = monotonic() + _SECONDS
        self.data = self.describe(frame, source)

    def operands(self, node):
        return [each for each in self.nodes if each.parent == node.number]

    # ---- what happened

    def follow(self, values, edges):
        """Reads the way that was taken backwards, from the number of its last edge."""
        number = values[-1]
        while True:
            facts, held, mark = edges[number].split("|")
            for fact in facts.split(",") if facts else ():
                node, _, link = fact[:-1].partition(".")
                self.facts[int(node), int(link or -1)] = fact[-1] == "+"
            for value in held.split(",") if held else ():
                source, _, place = value.partition(":")
                self.found[int(source)] = values[int(place)]
            if mark == "-1":
                return
            number = values[int(mark)]

    def walk(self, node):
        """Marks what was evaluated, and finds the values."""
        node.evaluated = True
        children = node.children
        if node.kind == "BoolOp":
            for child in children:
                self.walk(child)
                node.chosen = child
                if child is not children[-1] and self.truth(child) is not (node.detail == "AND"):
                    break
        elif node.kind == "IfExp":
            self.walk(children[0])
            node.chosen = children[1] if self.truth(children[0]) else children[2]
            self.walk(node.chosen)
        elif node.kind == "Compare":
            self.walk(children[0])
            for link, child in enumerate(children[1:]):
                if link and not self.facts.get((node.number, link - 1)):
                    break
                self.walk(child)
        else:
            for child in children:
                self.walk(child)
        self.find_value(node)

    def find_value(self, node):
        if node.source in self.found:
            node.known = True
            node.value = assertion_obvious.as_displayed(node.kind, self.found[node.source])
        elif node.outer is not None and node.outer.source in self.found:
            node.known = True
            node.value = not self.found[node.outer.source]
        elif node.kind in _DERIVED and node.children:
            of = node.chosen or node.children[0]
            node.known = of.known
            node.value = of.value
        elif node.kind == "Compare" or node.detail == "not":
            truth = self.truth(node)
            node.known = truth is not None
            node.value = truth

    def truth(self, node):
        """How a condition came out; None if it was not tested."""
        known = self.facts.get((node.number, -1))
        if known is not None:
            return known
        if node.kind == "UnaryOp" and node.detail == "not":
            truth = self.truth(node.children[0])
            return None if truth is None else not truth
        if node.kind in _DERIVED:
            return self.truth(node.chosen) if node.chosen else None
        if node.kind == "Compare":
            links = len(node.children) - 1
            outcomes = [self.facts.get((node.number, link)) for link in range(links)]
            return False if False in outcomes else outcomes[-1]
        return None

    def decisive(self, node):
        """The smallest part that decided: ``(node, link)``, where link is -1 but for one link of a chain."""
        if node.kind == "UnaryOp" and node.detail == "not":
            return self.decisive(node.children[0])
        if node.kind == "BoolOp" and node.chosen and self.truth(node) is (node.detail == "OR"):
            return self.decisive(node.chosen)
        if node.kind == "IfExp":
            return self.decisive(node.chosen)
        if node.kind == "Compare" and len(node.children) > 2:
            for link in range(len(node.children) - 1):
                if self.facts.get((node.number, link)) is False:
                    return node, link
        return node, -1

    # ---- plain data

    def describe(self, frame, source):
        node, link = self.decisive(self.nodes[0])
        return {
            "version": VERSION,
            "file": frame.f_code.co_filename,
            "function": frame.f_code.co_name,
            "range": list(self.range),
            "source": source,
            "decisive": node.number,
            "link": link,
            "decisive_range": list(self.decisive_range(node, link)),
            "nodes": [self.plain(each) for each in self.nodes],
            "elements": assertion_elements.of(self.nodes, frame, self.repr),
            "explanation": self.explanation(node, link),
            "message": None,
            "note": None,
        }

    def decisive_range(self, node, link):
        if link < 0:
            return node.range
        operands = [child.range for child in node.children]
        start, end = node.range[:2], node.range[2:]
        if link > 0:
            start = self.source.operator(*operands[link - 1 : link + 1])[1]
        if link + 2 < len(operands):
            end = self.source.operator(*operands[link + 1 : link + 3])[0]
        return start + end

    def plain(self, node):
        plain = {
            "id": node.number,
            "parent": node.parent,
            "kind": node.kind,
            "detail": node.detail,
            "text": node.text,
            "range": list(node.range),
            "state": "value" if node.known else "evaluated" if node.evaluated else "not-evaluated",
        }
        if node.known:
            text, cut = self.repr(node.value)
            plain["repr"] = text
            plain["type"] = type_name(type(node.value))
            plain["truncated"] = cut
            size = _length(node.value)
            if size is not None:
                plain["len"] = size
            if node.changed:
                plain["changed"] = True
            if assertion_obvious.is_obvious(node, self.nodes[node.parent] if node.parent >= 0 else None) or text == node.text:
                plain["obvious"] = True
        return plain

    def repr(self, value):
        """``(text, cut)``; the same object is asked once."""
        known = self.described.get(id(value))
        if known is None:
            chars = _CHARS if self.chars < _ALL_CHARS else _FEW_CHARS
            seconds = min(self.until - monotonic(), _SECONDS / 2)
            known = self.described[id(value)] = describe(value, chars, seconds=seconds)
            self.chars += len(known[0])
        return known

    def explanation(self, node, link):
        """Of a comparison that was false: lines, and what was cut, or None."""
        truth = self.truth(node)
        if truth is None:
            return None
        if node.kind == "Call":
            pair = assertion_calls.compared(node)
            return self.explained("EQ", *pair) if pair and not truth else None
        if node.kind != "Compare" or not node.children:
            return None
        at = max(link, 0)
        left, right = node.children[at], node.children[at + 1]
        if not (left.known and right.known):
            return None
        operator = node.detail.split(",")[at]
        if truth:  # where a "not" is around it
            operator = assertion_negations.OPPOSITE.get(operator) if len(node.children) == 2 else None
        return self.explained(operator, left, right) if operator else None

    @staticmethod
    def explained(operator, left, right):
        explain_otherwise = vars(sys.modules[__package__]).get("explain_otherwise")
        if explain_otherwise is not None:
            explanation = explain_otherwise(operator, left.value, right.value)
            if explanation is not None:
                return explanation
        return assertion_diff.explain(operator, left.value, right.value, left.text if left.kind in ("Name", "Attribute") else "")


def _length(value):
    kind = type(value)
    return len(value) if kind in (str, bytes, bytearray, list, tuple, dict, set, frozenset) else None
