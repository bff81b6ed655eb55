"""``not x in y`` and ``not x is y``: CPython's optimizer makes one comparison of each, ``x not in y`` and ``x is not y``.

Reports show what stands in the source: the comparison, and ``not`` as a node around it.
"""
import re

#: An operator by what is true if it is false.
OPPOSITE = {"EQ": "NOT_EQ", "IN": "NOT_IN", "IS": "IS_NOT", "NOT_EQ": "EQ", "NOT_IN": "IN", "IS_NOT": "IS"}
_MADE = frozenset(("IN", "NOT_IN", "IS", "IS_NOT"))
_GAP = rb"(?:[\s\\(]|#[^\n]*\n)*\Z"
_NOT = re.compile(rb"(?<![\w.])not" + _GAP)
_COMMENT = re.compile(rb"#[^\n]*")
_SPACE_AND_END = re.compile(rb"(?:[\s\\]|#[^\n]*\n)*\)")


def undo(report):
    """Puts a node around each comparison that was turned round; nodes are numbered anew, and so are facts about them."""
    nodes, facts = [], {}
    numbers = {}
    for node in report.nodes:
        place = _place_of_not(report, node)
        if place:
            outer = node.negated(place, report.source.text(place))
            outer.number = len(nodes)
            nodes.append(outer)
            node.detail = OPPOSITE[node.detail]
        numbers[node.number] = len(nodes)
        nodes.append(node)
    if len(nodes) == len(report.nodes):
        return
    for (number, link), truth in report.facts.items():
        at = numbers[number]
        facts[at, link] = truth
        if nodes[at].outer is not None:
            facts[at, link] = not truth
            facts[nodes[at].outer.number, link] = truth
    for node in report.nodes:
        parent = numbers.get(node.parent, -1)
        node.number = numbers[node.number]
        node.parent = parent
        if node.outer is not None:
            node.parent, node.outer.parent = node.outer.number, parent
    report.nodes, report.facts = nodes, facts


def _place_of_not(report, node):
    """The range of ``not`` and what it is about, if the operator of a comparison is not the one in the source."""
    if node.kind != "Compare" or node.detail not in _MADE or len(report.operands(node)) != 2:
        return None
    left, right = report.operands(node)
    between = _COMMENT.sub(b"", report.source.between(left.range[2:], right.range[:2]))
    if (b"not" in between) is ("NOT" in node.detail):
        return None
    before = report.source.between(report.range[:2], node.range[:2])
    found = _NOT.search(before)
    if not found:
        return None
    start = _moved(report.range[:2], before[: found.start()])
    end = node.range[2:]
    for _ in range(_COMMENT.sub(b"", found.group()).count(b"(")):
        closing = _SPACE_AND_END.match(report.source.between(end, report.range[2:]))
        if not closing:
            return None
        end = _moved(end, closing.group())
    return start + end


def _moved(place, text):
    """The place behind a text that starts at a place."""
    lines = text.count(b"\n")
    return place[0] + lines, len(text) - text.rfind(b"\n") - 1 if lines else place[1] + len(text)
