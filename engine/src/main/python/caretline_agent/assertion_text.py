"""The note of a failed assert: its report in the manner of pytest, as plain text.

    assert 3 == 4
     +  where 3 = f(1)
     +    where 1 = g()
"""
import re

#: Characters and lines of one value, lines that say where values come from, lines of an explanation: -v and -vv show more.
_LIMITS = ((80, 12, 20, 30), (240, 40, 100, 60), (1 << 30, 1 << 30, 1 << 30, 1 << 30))
_STRUCTURE = frozenset(("BoolOp", "IfExp", "Compare"))
#: The end of a line, with a bracket in front of it or behind it.
_BREAK = re.compile(r"([(\[{]?)\s*\\?\n\s*(?=([)\]}]?))")
#: A comment, or a string that could be taken for one.
_COMMENT = re.compile(
    r"""(\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|[ \t]*#[^\n]*""", re.DOTALL
)


def note(report, verbosity=0):
    return "\n".join(_Text(report, *_LIMITS[min(verbosity, 2)]).lines())


class _Text:
    def __init__(self, report, one, one_lines, most_lines, diff_lines):
        self.report = report
        self.one = one
        self.one_lines = one_lines
        self.most_lines = most_lines
        self.diff_lines = diff_lines
        self.nodes = report["nodes"]
        self.children = [[] for _ in self.nodes]
        for node in self.nodes:
            if node["parent"] >= 0:
                self.children[node["parent"]].append(node)
        self.first = report["range"][0]
        self.source = [line.encode("utf-8", "surrogatepass") for line in report["source"].split("\n")]

    def lines(self):
        leaves = []
        lines = ["assert " + self.condition(self.nodes[0], leaves)]
        lines += self.decided()
        where = []
        for node in leaves:
            self.where(node, 0, where)
        seen = set()
        where = [line for line in where if not (line in seen or seen.add(line))]
        lines += where[: self.most_lines]
        if len(where) > self.most_lines:
            lines.append(" +  ... %d more" % (len(where) - self.most_lines))
        lines += map(self.element, self.report["elements"])
        return lines + self.changes() + self.explanation()

    def decided(self):
        if self.report["decisive"] == 0 and self.report["link"] < 0:
            return []
        return [" +  decided by " + _flat(self.replaced(self.report["decisive_range"], ()))]

    def changes(self):
        lines = []
        for node in self.nodes:
            if node.get("changed"):
                line = " +  %s has changed since it was evaluated: now %s" % (_code(node["text"]), self.value(node))
                lines += [line] if line not in lines else []
        return lines

    def explanation(self):
        explanation = self.report["explanation"]
        if not explanation:
            return []
        lines = ["  " + line for line in explanation["lines"][:self.diff_lines]]
        more = len(explanation["lines"]) - self.diff_lines
        cut = explanation["cut"] or ("%d more lines" % more if more > 0 else None)
        return lines + ["  (cut: %s)" % cut] if cut else lines

    def element(self, entry):
        variables = ", ".join("%s = %s" % (name, self.short(_flat(text))) for name, text, _ in entry["variables"])
        place = "" if entry["index"] is None else " at index %d" % entry["index"]
        return " +  %s() stopped%s: %s" % (self.nodes[entry["node"]]["detail"], place, variables)

    def condition(self, node, leaves):
        """The text of a condition with values in place of what they are the values of."""
        structure = node["kind"] in _STRUCTURE or node["detail"] == "not"
        if not structure or (not self.children[node["id"]]):
            if not _is_shown(node):
                return _code(node["text"])
            leaves.append(node)
            return self.value(node)
        pieces = [(child["range"], self.condition(child, leaves)) for child in self.children[node["id"]]]
        return _flat(self.replaced(node["range"], pieces))

    def inner(self, node):
        """The parts of an expression that have a value to show; a generator has none, but its iterable has."""
        parts = []
        for child in self.children[node["id"]]:
            if child["kind"] == "GeneratorExp":
                parts += self.inner(child)
            elif _is_shown(child):
                parts.append(child)
            elif child["kind"] != "Constant":
                parts += self.inner(child)
        return parts

    def where(self, node, depth, lines):
        if len(lines) > 4 * self.most_lines:
            return
        inner = self.inner(node)
        if node["kind"] == "Name" or not inner or any(_is_same(child["range"], node["range"]) for child in inner):
            text = _code(node["text"])
        else:
            text = _flat(self.replaced(node["range"], [(child["range"], self.value(child)) for child in inner]))
        value = self.value(node)
        if _is_block(node):
            lines.append(" +  %swhere %s is%s" % ("  " * depth, text, self.block(node, depth)))
        elif text != value:
            lines.append(" +  %swhere %s = %s" % ("  " * depth, value, text))
        else:
            depth -= 1
        for child in inner:
            if child["kind"] != "Name" or _is_block(child):
                self.where(child, depth + 1, lines)

    def value(self, node):
        """What stands for a value within a line: its repr, or the text if that has lines which belong below each other."""
        return _code(node["text"]) if _is_block(node) else self.short(_flat(node["repr"]))

    def block(self, node, depth):
        lines = node["repr"].split("\n")
        if len(lines) > self.one_lines:
            lines[self.one_lines :] = ["... %d more lines" % (len(lines) - self.one_lines)]
        return "".join("\n |  %s  %s" % ("  " * depth, line) for line in lines)

    def short(self, text):
        return text if len(text) <= self.one else text[: self.one - 25] + "..." + text[-22:]

    def replaced(self, place, pieces):
        """The source of a range, with other texts in place of ranges inside of it."""
        line, column, end_line, end_column = place
        out = []
        # The condition of a conditional expression is evaluated first and stands in the middle.
        for (from_line, from_column, to_line, to_column), text in sorted(pieces):
            out.append(self.cut(line, column, from_line, from_column))
            out.append(text)
            line, column = to_line, to_column
        out.append(self.cut(line, column, end_line, end_column))
        return "".join(out)

    def cut(self, line, column, end_line, end_column):
        lines = self.source[line - self.first : end_line - self.first + 1]
        if not lines:
            return ""
        lines[-1] = lines[-1][:end_column]
        lines[0] = lines[0][column:]
        return _without_comments(b"\n".join(lines).decode("utf-8", "replace"))


def _is_block(node):
    """Whether a repr is a drawing in several lines, and not one that has only been broken: what brackets hold together."""
    return "\n" in node["repr"] and node["repr"][-1] not in ")]}>"


def _is_shown(node):
    """Whether a value says more than the text."""
    return node["state"] == "value" and not node.get("obvious")


def _is_same(one, other):
    return list(one) == list(other)


def _without_comments(code):
    return _COMMENT.sub(lambda match: match[1] or "", code) if "#" in code else code


def _code(text):
    """Source text as one line."""
    return _flat(_without_comments(text))


def _flat(text):
    return _BREAK.sub(lambda match: match[1] or ("" if match[2] else " "), text)
