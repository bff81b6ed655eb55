"""Where the cursor stands in a text that is being typed: in which string, in which brackets."""
import ast
import keyword
import re

_PART = re.compile(r"""(?P<string>(?:'''|\"\"\"|'|"))|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<comment>\#[^\n]*)""")
_NAME = re.compile(r"[^\W\d]\w*$")
_LONGEST_KEY = 1000
_KEYS = (str, bytes, int, float, bool, type(None))


class Place:
    """Brackets that are open, the innermost last: pairs of the bracket and its index. closed are the ends of those that are
    closed, and where they begin. string is the index behind the quotes of the string that is open, or None; quotes are
    these. strings are the ends of those that are closed, and where their quotes begin. comment: whether the cursor is in
    one."""

    def __init__(self, text):
        self.text = text
        self.open = []
        self.closed = {}
        self.string = None
        self.quotes = ""
        self.strings = {}
        self.comment = False
        at = 0
        while at < len(text):
            part = _PART.search(text, at)
            if part is None:
                return
            at = part.end()
            if part["string"]:
                end = self._string_end(part["string"], at)
                if end is None:
                    self.string, self.quotes = at, part["string"]
                    return
                self.strings[end] = part.start()
                at = end
            elif part["comment"]:
                self.comment = at == len(text)
            elif part["open"]:
                self.open.append((part["open"], part.start()))
            elif part["close"] and self.open:
                self.closed[at] = self.open.pop()[1]

    def _string_end(self, quotes, at):
        """Behind the quotes that end the string; None if it is still open."""
        while at < len(self.text):
            if self.text.startswith(quotes, at):
                return at + len(quotes)
            if self.text[at] == "\n" and len(quotes) == 1:
                return at
            at += 2 if self.text[at] == "\\" else 1
        return None

    def is_raw(self):
        """Whether a backslash stands for itself in the open string."""
        return "r" in self._prefix(self.string - len(self.quotes))

    def field(self):
        """Where the expression begins that is being typed in the braces of an open f-string; None if there is none."""
        if self.string is None or "f" not in self._prefix(self.string - len(self.quotes)):
            return None
        inside = self.text[self.string :].replace("{{", "  ").replace("}}", "  ")
        brace = inside.rfind("{")
        return self.string + brace + 1 if brace > inside.rfind("}") else None

    def literal(self, end):
        """The type of the string that ends before an index; None if none does."""
        if end not in self.strings:
            return None
        return bytes if "b" in self._prefix(self.strings[end]) else str

    def _prefix(self, quotes):
        """The letters before the quotes that begin at an index."""
        return re.search(r"[A-Za-z]*$", self.text[:quotes])[0].lower()

    def before(self, bracket, end):
        """The steps to what the innermost bracket follows, if that is of a kind, and what stands in it up to an index."""
        if not self.open or self.open[-1][0] != bracket:
            return None, ""
        index = self.open[-1][1]
        return self.steps(index), self.text[index + 1 : end]

    def steps(self, end):
        """How to get at the expression before an index: pairs, first of "" and a name, then of "." and an attribute or of "["
        and a key. None if there is none there, or one that would have to be run."""
        steps = []
        while True:
            end = len(self.text[:end].rstrip(" \t"))
            if end in self.closed and self.text[end - 1] == "]":
                start = self.closed[end]
                try:
                    steps.append(("[", _key(self.text[start + 1 : end - 1])))
                except (ValueError, SyntaxError, MemoryError, RecursionError):
                    return None
                end = start
                continue
            name = _NAME.search(self.text[:end])
            if name is None:
                return None
            before = self.text[: name.start()].rstrip(" \t")
            if not before.endswith("."):
                steps.append(("", name[0]))
                return None if keyword.iskeyword(name[0]) else steps[::-1]
            steps.append((".", name[0]))
            end = len(before) - 1


def _key(text):
    """What an index names that is a literal."""
    if len(text) > _LONGEST_KEY:
        raise ValueError
    key = ast.literal_eval(text.strip())
    if type(key) not in _KEYS:
        raise ValueError
    return key
