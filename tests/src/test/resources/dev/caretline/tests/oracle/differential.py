"""Runs programs twice, as CPython compiles them and woven, and says what differs in what can be observed.

Each runs a second time under a trace function, which is told of the same calls, lines, returns and exceptions; without
opcodes, since the woven code has others.

Standard input: one JSON line for each program, {"name", "source", "woven": base64 of marshal}. Standard output: one JSON
line each, {"name", "plain": [...], "woven": [...], "reports": how many asserts were explained}.
"""
import base64
import gc
import io
import json
import marshal
import os
import re
import sys
import weakref

sys.path.insert(0, sys.argv[1])
import caretline_agent.assertions as support

support.NOTE = False
LEFT_OUT = {"__builtins__", "observed", "watch", "alive", "f", "calls", "failing"}


class Observer:
    """What a program sees of the outside, and what is seen of it."""

    def __init__(self):
        self.lines = []
        self.reports = 0
        self.watched = []
        self.calls = []

    def observed(self, *values):
        self.lines.append(re.sub("0x[0-9a-f]+", "0x", " ".join(map(str, values))))

    def watch(self, value, name=None):
        """Tells, by alive(), whether a value is still there."""
        self.watched.append((name or type(value).__name__, weakref.ref(value)))
        return value

    def alive(self):
        gc.collect()
        return [name for name, reference in self.watched if reference() is not None]

    def f(self, value=None, *more, **named):
        """Is called; gives back its first argument."""
        self.calls.append(repr((value, *more, *named.items())))
        return value

    def failing(self, function, *arguments):
        """What comes of a call, with the positions of an exception; the result if there is none."""
        try:
            result = function(*arguments)
            self.observed(getattr(function, "__name__", function), "->", repr(result))
            return result
        except BaseException as error:
            self.exception(error)

    def exception(self, error, depth=0):
        where = []
        entry = error.__traceback__
        while entry:
            code = entry.tb_frame.f_code
            if code.co_filename == "program.py":
                names = sorted(entry.tb_frame.f_locals)
                position = list(code.co_positions())[entry.tb_lasti // 2]
                where.append((code.co_name, position, entry.tb_lineno, names if code.co_name != "<module>" else ""))
            entry = entry.tb_next
        report = error.__dict__.pop("__caretline__", None)
        self.reports += report is not None
        self.observed("raised", type(error), repr(error.args), str(error), where, sorted(vars(error)))
        if depth < 3:
            for related in error.__cause__, error.__context__:
                if related is not None:
                    self.exception(related, depth + 1)


def run(code):
    observer = Observer()
    names = {name: getattr(observer, name) for name in ("observed", "watch", "alive", "f", "calls", "failing")}
    names["__name__"] = "program"
    output, sys.stdout = sys.stdout, io.StringIO()
    try:
        exec(code, names)
    except BaseException as error:
        observer.exception(error)
    finally:
        printed, sys.stdout = sys.stdout.getvalue(), output
    observer.observed("calls", observer.calls)
    observer.observed("printed", printed)
    observer.observed("globals", {name: type(value).__name__ for name, value in names.items() if name not in LEFT_OUT})
    observer.observed("alive", observer.alive())
    return observer


def traced(code):
    """What a trace function is told while a program runs, of the frames of the program and of those it calls."""
    events = []

    def trace(frame, event, argument):
        if frame.f_code.co_filename == __file__:
            return None
        what = type(argument[1]) if event == "exception" else type(argument)
        file = os.path.basename(frame.f_code.co_filename)
        events.append("%s %s:%s %s %s" % (event, file, frame.f_lineno, frame.f_code.co_name, what.__name__))
        return trace

    sys.settrace(trace)
    try:
        run(code)
    finally:
        sys.settrace(None)
    return events


for line in sys.stdin:
    program = json.loads(line)
    plain_code = compile(program["source"], "program.py", "exec")
    woven_code = marshal.loads(base64.b64decode(program["woven"]))
    plain, woven = run(plain_code), run(woven_code)
    if "# untraced: " not in program["source"]:
        plain.lines += traced(plain_code)
        woven.lines += traced(woven_code)
    answer = {"name": program["name"], "plain": plain.lines, "woven": woven.lines, "reports": woven.reports}
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
os._exit(0)
