"""Compares what --values has kept of failed statements with what an oracle finds.

The oracle is the program rewritten: each of its expressions E becomes [begin(n), keep(n, E)][1], so that it is evaluated once,
in its own place. What it has kept is forgotten when the next statement, or the same expression once more, begins.

Standard input: one JSON line for each program, {"name", "source", "woven": base64 of marshal}. Standard output: {"name",
"outcome": of both, "wrong": values that are not the oracle's, "missing": values that the oracle alone has, "values": how
many were compared}.
"""
import ast
import base64
import copy
import json
import marshal
import os
import sys

sys.path.insert(0, sys.argv[1])
from caretline_agent import values
from caretline_agent.bounded_repr import bounded_repr

#: What has no slot: docs/traceback.md says why.
TOLD_OTHERWISE = (ast.Constant, ast.Name, ast.Lambda, ast.NamedExpr, ast.Slice, ast.Starred, ast.FormattedValue)


def place(node):
    return node.lineno, node.col_offset, node.end_lineno, node.end_col_offset


class Oracle(ast.NodeTransformer):
    def __init__(self):
        self.nodes = []  # (place, kind), by number
        self.inside = {}  # number -> numbers of the expressions in it
        self.number_of = {}  # id(node) -> number
        self.open = []
        self.kept = {}  # id(frame) -> (frame, {number: value})

    # rewriting

    def call(self, name, *arguments):
        return ast.Call(ast.Name(name, ast.Load()), list(arguments), [])

    def visit(self, node):
        if isinstance(node, ast.stmt):
            return self.statement(node)
        if isinstance(node, ast.ExceptHandler):
            return self.handler(node)
        if isinstance(node, (ast.MatchValue, ast.MatchClass)):
            return node  # only names and literals may stand there
        if isinstance(node, ast.expr) and self.is_kept(node):
            return self.expression(node)
        return self.generic_visit(node)

    def is_kept(self, node):
        if isinstance(node, (ast.Starred, ast.Slice, ast.FormattedValue, ast.JoinedStr)):
            return False
        return not isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del))

    def expression(self, node):
        number = len(self.nodes)
        self.nodes.append((place(node), node))
        self.number_of[id(node)] = number
        for outer in self.open:
            self.inside[outer].append(number)
        self.inside[number] = []
        self.open.append(number)
        copied = ast.copy_location(type(node)(**{name: getattr(node, name, None) for name in node._fields}), node)
        tests = [test for clause in getattr(node, "generators", [])[-1:] for test in clause.ifs[:1]]
        rest = self.generic_visit(copied)
        self.open.pop()
        self.turn(tests, [getattr(node, name, None) for name in ("elt", "key", "value")])
        begin = self.call("begin!", ast.Constant(number))
        keep = self.call("keep!", ast.Constant(number), rest)
        both = ast.Subscript(ast.List([begin, keep], ast.Load()), ast.Constant(1), ast.Load())
        for new in ast.walk(both):
            if not hasattr(new, "lineno"):
                ast.copy_location(new, node)
        return both

    def turn(self, tests, results):
        """What begins a turn of a comprehension makes forget the results of the last one."""
        for test in tests:
            for number in [self.number_of[id(result)] for result in results if id(result) in self.number_of]:
                self.inside[self.number_of[id(test)]] += [number, *self.inside[number]]

    def handler(self, node):
        is_computed = isinstance(node.type, ast.Call)
        node = self.generic_visit(node)
        if is_computed:
            begin = self.call("begin!", ast.Constant(-1))
            both = ast.Subscript(ast.List([begin, node.type], ast.Load()), ast.Constant(1), ast.Load())
            node.type = ast.copy_location(both, node.type)
        return node

    def statement(self, node):
        original = copy.deepcopy(node)
        outer, self.open = self.open, []
        node = self.generic_visit(node)
        self.open = outer
        begin = ast.Expr(self.call("begin!", ast.Constant(-1)))
        goes_on = isinstance(node, ast.Raise) and (node.exc is None or "raise e" in ast.unparse(original))
        return node if goes_on else [ast.copy_location(begin, node), node]

    # running

    def begin(self, number):
        frame = sys._getframe(1)
        _, kept = self.kept.setdefault(id(frame), (frame, {}))
        if number < 0:
            kept.clear()
        for inner in self.inside.get(number, ()):
            kept.pop(inner, None)
        kept.pop(number, None)

    def keep(self, number, value):
        self.kept[id(sys._getframe(1))][1][number] = value
        return value

    def of(self, frame):
        _, kept = self.kept.get(id(frame), (None, {}))
        return {self.nodes[number][0]: (self.nodes[number][1], value) for number, value in kept.items()}


class Exempt(ast.NodeVisitor):
    """Where values are that --values need not keep: the function of a method call, what goes straight to a variable or
    to a jump, and what is inside of those that are not evaluated in this frame."""

    def __init__(self):
        self.places = set()

    def add(self, node):
        if node is not None:
            self.places.add(place(node))

    def outermost(self, node):
        if isinstance(node, ast.IfExp):
            self.outermost(node.body)
            self.outermost(node.orelse)
        elif isinstance(node, ast.BoolOp):
            self.outermost(node.values[-1])
        self.add(node)

    def condition(self, node):
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            self.condition(node.operand)
            self.add(node)
        elif isinstance(node, ast.BoolOp):
            for part in node.values:
                self.condition(part)
            self.add(node)
        elif isinstance(node, (ast.Compare, ast.IfExp)):
            self.add(node)

    def generic_visit(self, node):
        for field in ("value", "body"):
            part = getattr(node, field, None)
            if isinstance(part, ast.expr) and isinstance(node, (ast.stmt, ast.Yield, ast.NamedExpr, ast.Lambda)):
                if not isinstance(node, ast.AugAssign):
                    self.outermost(part)
        if hasattr(node, "test"):
            self.condition(node.test)
        super().generic_visit(node)

    def visit_UnaryOp(self, node):
        if isinstance(node.operand, ast.Constant):
            self.add(node)
        self.generic_visit(node)

    def visit_Call(self, node):
        if isinstance(node.func, ast.Attribute):
            self.add(node.func)
        self.generic_visit(node)

    def visit_BoolOp(self, node):
        for part in node.values:
            if isinstance(part, (ast.BoolOp, ast.IfExp)):
                self.add(part)
        self.generic_visit(node)

    def visit_Raise(self, node):
        for part in node.exc, node.cause:
            if part:
                self.outermost(part)
        self.generic_visit(node)

    def visit_comprehension(self, node):
        for test in node.ifs:
            self.condition(test)
        self.generic_visit(node)

    def visit_GeneratorExp(self, node):
        self.outermost(node.elt)
        self.generic_visit(node)


def run(code, names):
    """The exception that the code ends with, or None."""
    names["__name__"] = "program"
    try:
        exec(code, names)
    except BaseException as error:
        return error
    return None


def entries(error):
    found = []
    entry = error.__traceback__.tb_next
    while entry is not None:
        found.append(entry)
        entry = entry.tb_next
    return found


def shown(value):
    return bounded_repr(value, 400)


def compared(program):
    tree = ast.parse(program["source"])
    exempt = Exempt()
    exempt.visit(tree)
    oracle = Oracle()
    rewritten = ast.fix_missing_locations(oracle.visit(tree))
    expected = run(compile(rewritten, "program.py", "exec"), {"begin!": oracle.begin, "keep!": oracle.keep})
    error = run(marshal.loads(base64.b64decode(program["woven"])), {})
    answer = {"name": program["name"], "outcome": [text(expected), text(error)], "wrong": [], "missing": [], "values": 0}
    if error is None or expected is None:
        return answer
    ours = [entry for entry in entries(error) if entry.tb_frame.f_code.co_filename == "program.py"]
    theirs = [entry for entry in entries(expected) if entry.tb_frame.f_code.co_filename == "program.py"]
    answer["outcome"][0] += path(theirs)
    answer["outcome"][1] += path(ours)
    for entry, kept, other in zip(ours, values.captured(ours), theirs):
        of_oracle = oracle.of(other.tb_frame)
        where_kept = {}
        for where, value in kept:
            where = where[0], where[1], where[2], where[3]
            where_kept[where] = value
            found = of_oracle.get(where)
            answer["values"] += 1
            if found is None or shown(found[1]) != shown(value):
                answer["wrong"].append("%s is %s, kept was %s" % (where, found and shown(found[1]), shown(value)))
        again = sum(one.tb_frame is entry.tb_frame for one in ours) > 1
        if again or entry.tb_lasti != entry.tb_frame.f_lasti:
            continue  # it went on, in a handler: the oracle has forgotten, or speaks of another entry
        for where, (node, value) in of_oracle.items():
            if where not in where_kept and where not in exempt.places and not isinstance(node, TOLD_OTHERWISE):
                answer["missing"].append("%s, %s: %s" % (where, type(node).__name__, shown(value)))
    return answer


def text(error):
    return "none" if error is None else "%s: %s" % (type(error).__name__, error)


def path(found):
    return " in " + " > ".join("%s:%d" % (entry.tb_frame.f_code.co_name, entry.tb_lineno) for entry in found)


for line in sys.stdin:
    print(json.dumps(compared(json.loads(line))), flush=True)
os._exit(0)
