"""The note of a failed assert: its report in the manner of pytest, as plain text.

    assert 3 == 4
     +  where 3 = f(1)
     +    where 1 = g()
"""
import re

#: Characters of one value, lines that say where values come from, and lines of an explanation: -v and -vv of pytest show more.
_LIMITS = ((80, 20, 30), (240, 100, 60), (1 << 30, 1 << 30, 1 << 30))
_STRUCTURE = frozenset(("BoolOp", "IfExp", "Compare"))
_BREAK = re.compile(r"\s*\\?\n\s*")


def note(report, verbosity=0):
    return "\n".join(_Text(report, *_LIMITS[min(verbosity, 2)]).lines())


class _Text:
    def __init__(self, report, one, most_lines, diff_lines):
        self.report = report
        self.one = one
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
        return lines + self.explanation()

    def decided(self):
        if self.report["decisive"] == 0 and self.report["link"] < 0:
            return []
        return [" +  decided by " + _flat(self.replaced(self.report["decisive_range"], ()))]

    def explanation(self):
        explanation = self.report["explanation"]
        if not explanation:
            return []
        lines = ["  " + line for line in explanation["lines"][:self.diff_lines]]
        more = len(explanation["lines"]) - self.diff_lines
        cut = explanation["cut"] or ("%d more lines" % more if more > 0 else None)
        return lines + ["  (cut: %s)" % cut] if cut else lines

    def element(self, entry):
        variables = ", ".join("%s = %s" % (name, self.short(text)) for name, text, _ in entry["variables"])
        place = "" if entry["index"] is None else " at index %d" % entry["index"]
        return " +  %s() stopped%s: %s" % (self.nodes[entry["node"]]["detail"], place, variables)

    def condition(self, node, leaves):
        """The text of a condition with values in place of what they are the values of."""
        structure = node["kind"] in _STRUCTURE or node["detail"] == "not"
        if not structure or (not self.children[node["id"]]):
            if node["state"] != "value" or node["kind"] == "Constant":
                return _flat(node["text"])
            leaves.append(node)
            return self.short(node["repr"])
        pieces = [(child["range"], self.condition(child, leaves)) for child in self.children[node["id"]]]
        return _flat(self.replaced(node["range"], pieces))

    def inner(self, node):
        """The parts of an expression that have a value to show; a generator has none, but its iterable has."""
        parts = []
        for child in self.children[node["id"]]:
            if child["kind"] == "GeneratorExp":
                parts += self.inner(child)
            elif child["state"] == "value" and child["kind"] != "Constant":
                parts.append(child)
        return parts

    def where(self, node, depth, lines):
        if len(lines) > 4 * self.most_lines:
            return
        inner = self.inner(node)
        if node["kind"] == "Name" or not inner or any(_is_same(child["range"], node["range"]) for child in inner):
            text = _flat(node["text"])
        else:
            text = _flat(self.replaced(node["range"], [(child["range"], self.short(child["repr"])) for child in inner]))
        value = self.short(node["repr"])
        if text != value:
            lines.append(" +  %swhere %s = %s" % ("  " * depth, value, text))
        for child in inner:
            if child["kind"] != "Name":
                self.where(child, depth + 1, lines)

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
        return b"\n".join(lines).decode("utf-8", "replace")


def _is_same(one, other):
    return list(one) == list(other)


def _flat(text):
    return _BREAK.sub(" ", text)
