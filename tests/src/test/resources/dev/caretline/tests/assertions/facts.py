"""Compares the reports of failed asserts with what an oracle finds, which evaluates each sub-expression by itself.

Standard input: one JSON line for each row, {"name", "setup", "test", "source", "woven": base64 of marshal}. Standard
output: {"name", "verdict", "calls", "values", "wrong", "missing", "evaluated", "decisive"} with what differs, and counts.
"""
import ast
import base64
import json
import marshal
import os
import re
import sys

sys.path.insert(0, sys.argv[1])
from caretline_agent.bounded_repr import bounded_repr

SKIPPED = (ast.Constant, ast.Lambda, ast.GeneratorExp, ast.Starred, ast.Slice, ast.FormattedValue, ast.keyword)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Oracle:
    """An interpreter of expressions: each node is compiled alone, with its operands as variables."""

    def __init__(self, names, source):
        self.names = names
        self.source = source
        self.facts = {}
        self.truths = {}
        self.node_of = {}

    def key(self, node):
        return type(node).__name__, node.lineno, node.col_offset, node.end_lineno, node.end_col_offset

    def note(self, node, value):
        if not isinstance(node, SKIPPED):
            self.facts[self.key(node)] = bounded_repr(value, 1000)
        return value

    def alone(self, node, operands):
        """The value of a node whose operands are known."""
        names = dict(self.names)
        names.update(operands)
        code = compile(ast.fix_missing_locations(ast.Expression(node)), "<oracle>", "eval")
        return eval(code, names)

    def stand_in(self, operands, value):
        name = "operand_%d" % len(operands)
        operands[name] = value
        return ast.Name(name, ast.Load())

    def value(self, node):
        method = getattr(self, "value_of_" + type(node).__name__, None)
        return self.note(node, method(node) if method else self.generic(node))

    def truth(self, node):
        """The truth of a condition; of a compound one, of its parts."""
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            result = not self.truth(node.operand)
            self.note(node, result)
        elif isinstance(node, ast.BoolOp):
            deciding = isinstance(node.op, ast.Or)
            for operand in node.values:
                result = self.truth(operand)
                if result is deciding:
                    break
        elif isinstance(node, ast.IfExp):
            result = self.truth(node.body if self.truth(node.test) else node.orelse)
        elif isinstance(node, ast.Compare):
            result = bool(self.comparison(node))
            self.note(node, result)
        else:
            result = bool(self.value(node))
        self.truths[self.key(node)] = result
        return result

    def comparison(self, node):
        left = self.value(node.left)
        for index, (operator, comparator) in enumerate(zip(node.ops, node.comparators)):
            right = self.value(comparator)
            operands = {}
            one = ast.Compare(self.stand_in(operands, left), [operator], [self.stand_in(operands, right)])
            result = self.alone(one, operands)
            if index + 1 < len(node.ops) and not result:
                self.truths[self.key(node), "link"] = index
                return result
            left = right
        self.truths[self.key(node), "link"] = len(node.ops) - 1
        return result

    def value_of_Compare(self, node):
        return self.comparison(node)

    def value_of_BoolOp(self, node):
        for operand in node.values:
            result = self.value(operand)
            if operand is node.values[-1]:
                return result
            if bool(result) is isinstance(node.op, ast.Or):
                return result

    def value_of_IfExp(self, node):
        return self.value(node.body if self.truth(node.test) else node.orelse)

    def value_of_NamedExpr(self, node):
        self.names[node.target.id] = value = self.value(node.value)
        return value

    def value_of_Await(self, node):
        awaitable = self.value(node.value)
        try:
            awaitable.send(None)
        except StopIteration as end:
            return end.value

    def value_of_Call(self, node):
        operands = {}
        if isinstance(node.func, ast.Attribute):
            func = getattr(self.value(node.func.value), node.func.attr)
        elif isinstance(node.func, ast.Name):
            func = eval(node.func.id, self.names)
        else:
            func = self.value(node.func)
        call = ast.Call(self.stand_in(operands, func), [], [])
        for argument in node.args:
            starred = isinstance(argument, ast.Starred)
            stand_in = self.stand_in(operands, self.value(argument.value if starred else argument))
            call.args.append(ast.Starred(stand_in, ast.Load()) if starred else stand_in)
        for keyword in node.keywords:
            call.keywords.append(ast.keyword(keyword.arg, self.stand_in(operands, self.value(keyword.value))))
        return self.alone(call, operands)

    def comprehension(self, node):
        operands = {}
        first = node.generators[0]
        iterable = self.stand_in(operands, self.value(first.iter))
        changed = ast.comprehension(first.target, iterable, first.ifs, first.is_async)
        fields = {name: getattr(node, name) for name in node._fields}
        fields["generators"] = [changed] + node.generators[1:]
        return self.alone(type(node)(**fields), operands)

    def value_of_Lambda(self, node):
        return self.alone(node, {})

    def generic(self, node):
        if isinstance(node, COMPREHENSIONS):
            return self.comprehension(node)
        operands = {}
        return self.alone(self.replaced(node, operands), operands)

    def replaced(self, node, operands):
        """A copy of a node with its operands evaluated, in their order."""
        fields = {}
        if isinstance(node, ast.Dict):
            keys, values = [], []
            for key, value in zip(node.keys, node.values):
                keys.append(key and self.stand_in(operands, self.value(key)))
                values.append(self.stand_in(operands, self.value(value)))
            return ast.Dict(keys, values)
        for name, field in ast.iter_fields(node):
            if isinstance(field, list):
                fields[name] = [self.operand(item, operands) for item in field]
            else:
                fields[name] = self.operand(field, operands)
        return type(node)(**fields)

    def operand(self, field, operands):
        if isinstance(field, (ast.Starred, ast.Slice, ast.FormattedValue)):
            return self.replaced(field, operands)
        if isinstance(field, ast.JoinedStr):
            return self.replaced(field, operands)
        if isinstance(field, ast.Constant) or not isinstance(field, ast.expr):
            return field
        return self.stand_in(operands, self.value(field))

    def with_parentheses(self, operand, chain):
        """``(start, end)`` of an operand of a chain, as columns, with the parentheses around it; each on one line."""
        line = self.source.encode().split(b"\n")[operand.lineno - 1]
        start, end = operand.col_offset, operand.end_col_offset
        while True:
            before = len(line[:start].rstrip()) - 1
            after = len(line) - len(line[end:].lstrip())
            is_around = line[before : before + 1] == b"(" and line[after : after + 1] == b")"
            if not (is_around and chain.col_offset <= before and after < chain.end_col_offset):
                return start, end
            start, end = before, after + 1

    def decisive(self, node):
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return self.decisive(node.operand)
        truth = self.truths[self.key(node)]
        if isinstance(node, ast.BoolOp) and truth is isinstance(node.op, ast.Or):
            decided = [operand for operand in node.values if self.key(operand) in self.truths]
            return self.decisive(decided[-1])
        if isinstance(node, ast.IfExp):
            return self.decisive(node.body if self.truths[self.key(node.test)] else node.orelse)
        if isinstance(node, ast.Compare) and len(node.ops) > 1 and not truth:
            link = self.truths[self.key(node), "link"]
            left = [node.left, *node.comparators][link]
            right = node.comparators[link]
            start, end = self.with_parentheses(left, node)[0], self.with_parentheses(right, node)[1]
            return [left.lineno, start, right.end_lineno, end]
        return [node.lineno, node.col_offset, node.end_lineno, node.end_col_offset]


def run(row, code):
    """(verdict, calls, report) of a program that defines check()."""
    names = {}
    exec(code, names)
    try:
        names["check"]()
        return "passed", names["calls"], None
    except AssertionError as error:
        return "failed", names["calls"], getattr(error, "__caretline__", None)
    except Exception as error:
        return "raised " + type(error).__name__, names["calls"], None


def judge(row):
    tree = ast.parse(row["source"])
    statement = next(node for node in ast.walk(tree) if isinstance(node, ast.Assert))
    names = {}
    exec(row["names"], names)
    oracle = Oracle(names, row["source"])
    try:
        verdict = "passed" if oracle.truth(statement.test) else "failed"
    except Exception as error:
        verdict = "raised " + type(error).__name__
    got, calls, report = run(row, marshal.loads(base64.b64decode(row["woven"])))
    answer = {"name": row["name"], "verdict": [verdict, got], "calls": [names["calls"], calls]}
    answer.update(values=len(oracle.facts) if verdict == "failed" else 0, wrong=[], missing=[], evaluated=[], decisive=[])
    if verdict == "failed" and got == "failed":
        compare(answer, oracle, statement, report)
    return answer


def compare(answer, oracle, statement, report):
    if report is None:
        answer["missing"] = ["the report"]
        return
    shown = {(node["kind"], *node["range"]): node for node in report["nodes"]}
    in_strings = {node["text"]: node for node in report["nodes"]}
    for key, text in oracle.facts.items():
        node = shown.get(key) or in_strings.get(text_of(oracle, statement, key))
        if node is None or "repr" not in node:
            answer["missing"].append([key, text])
        elif without_addresses(node["repr"]) != without_addresses(text):
            answer["wrong"].append([key, text, node["repr"]])
    for key, node in shown.items():
        if node["kind"] in ("Constant", "Lambda", "GeneratorExp", "BoolOp", "IfExp", "JoinedStr") or node["text"] != oracle_text(oracle, key):
            continue
        if (key in oracle.facts) != (node["state"] != "not-evaluated"):
            answer["evaluated"].append([key, node["state"]])
    wanted = oracle.decisive(statement.test)
    if report["decisive_range"] != wanted:
        answer["decisive"] = [wanted, report["decisive_range"]]


def without_addresses(text):
    return re.sub(" at 0x[0-9a-f]+", "", text)


def oracle_text(oracle, key):
    _, line, column, end_line, end_column = key
    lines = oracle.source.encode().split(b"\n")[line - 1 : end_line]
    lines[-1] = lines[-1][:end_column]
    lines[0] = lines[0][column:]
    return b"\n".join(lines).decode()


def text_of(oracle, statement, key):
    """The text of a node of an f-string, whose position CPython 3.11 may not know."""
    for node in ast.walk(statement.test):
        if isinstance(node, ast.expr) and oracle.key(node) == key:
            return ast.unparse(node)


for line in sys.stdin:
    sys.stdout.write(json.dumps(judge(json.loads(line))) + "\n")
    sys.stdout.flush()
os._exit(0)
