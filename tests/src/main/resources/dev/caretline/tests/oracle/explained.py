"""Runs programs, each in a process of its own, and keeps how the agent describes their failures.

AGENT_FOLDER PROGRAM...; NAME.tree appears beside NAME.py.
"""

import marshal
import os
import signal
import sys
import types

sys.path.insert(1, sys.argv[1])
from caretline_agent import failure  # noqa: E402


class Limits(failure.Limits):
    values = 1500


def run(program):
    os.chdir(os.path.dirname(program))
    with open(program, encoding="utf-8") as file:
        source = file.read()
    main = types.ModuleType("__main__")
    main.__file__ = program
    sys.modules["__main__"] = main
    sys.path[0] = os.path.dirname(program)
    try:
        exec(compile(source, program, "exec", dont_inherit=True), main.__dict__)
    except BaseException as error:
        error.__traceback__ = error.__traceback__.tb_next
        with open(program[:-3] + ".tree", "wb") as file:
            file.write(marshal.dumps(failure.describe(error, limits=Limits), 2))


for path in sys.argv[2:]:
    child = os.fork()
    if child == 0:
        signal.alarm(10)
        try:
            run(path)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
