"""Runs each program of a folder three times, each time in a process of its own: woven, with the recorder; as CPython
compiles it, with each instruction traced; and with each condition wrapped in a call. Arguments: the folder, the agent's
folder, how the recorder probes, and "observed", or "recorded" for the first time only.

Beside PROGRAM.py stand PROGRAM.py.woven (marshalled code) and PROGRAM.py.conditions (their ranges). Written are the data
file, PROGRAM.py.seen (ranges of instructions that ran, with the name of their code) and PROGRAM.py.outcomes.
"""
import ast
import glob
import marshal
import opcode
import os
import sys

#: What moves values about, or control: its positions are those of whatever came before.
_MOVES = {
    number
    for name, number in opcode.opmap.items()
    if "JUMP" in name or name in ("RETURN_VALUE", "POP_TOP", "SWAP", "COPY", "POP_EXCEPT", "RERAISE")
}


def recorded(path, probes):
    from caretline_agent import coverage

    coverage.start({"data": os.path.join(os.path.dirname(path), "data"), "probes": probes})
    with open(path + ".woven", "rb") as file:
        code = coverage.adopt(marshal.loads(file.read()), None, path)
    hash(code)
    run(code, {})
    coverage.finish()


def run(code, names):
    try:
        exec(code, {"__name__": "__main__", **names})
    except BaseException:
        pass


def traced(path):
    seen = set()
    positions = {}

    def trace(frame, event, arg):
        code = frame.f_code
        if code.co_filename != path:
            return None
        frame.f_trace_opcodes = True
        if event == "opcode" and code.co_code[frame.f_lasti] not in _MOVES:
            if code not in positions:
                positions[code] = list(code.co_positions())
            line, end_line, column, end_column = positions[code][frame.f_lasti >> 1]
            if column is not None:
                seen.add((line, column, end_line, end_column, code.co_name))
        return trace

    with open(path) as file:
        code = compile(file.read(), path, "exec")
    sys.settrace(trace)
    run(code, {})
    sys.settrace(None)
    with open(path + ".seen", "w") as file:
        for place in sorted(seen):
            print(*place, file=file)


def evaluated(path):
    with open(path + ".conditions") as file:
        outcomes = {tuple(map(int, line.split())): set() for line in file}

    def outcome(place, value):
        outcomes[place].add(bool(value))
        return value

    class Wrap(ast.NodeTransformer):
        done = set()

        def visit(self, node):
            inner = self.generic_visit(node)
            if isinstance(node, ast.expr):
                place = (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
                if place in outcomes and place not in self.done:
                    self.done.add(place)
                    argument = ast.Tuple([ast.Constant(number) for number in place], ast.Load())
                    return ast.Call(ast.Name("outcome", ast.Load()), [argument, inner], [])
            return inner

    with open(path) as file:
        tree = ast.fix_missing_locations(Wrap().visit(ast.parse(file.read())))
    run(compile(tree, path, "exec"), {"outcome": outcome})
    with open(path + ".outcomes", "w") as file:
        for place, truths in outcomes.items():
            print(*place, True in truths, False in truths, file=file)


def in_child(work, *arguments):
    if os.fork() == 0:
        sys.stdout = open(os.devnull, "w")
        work(*arguments)
        os._exit(0)
    if os.wait()[1] != 0:
        sys.exit("%s of %s failed" % (work.__name__, arguments))


folder, agent, probes, observers = sys.argv[1:]
sys.path.insert(0, agent)
for program in sorted(glob.glob(os.path.join(folder, "*.py"))):
    in_child(recorded, program, probes)
    if observers == "observed":
        in_child(traced, program)
        in_child(evaluated, program)
