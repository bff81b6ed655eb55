"""Runs programs and keeps how the agent describes their failures: AGENT_FOLDER PROGRAM...; NAME.tree beside NAME.py."""

import marshal
import os
import sys

sys.path.insert(0, sys.argv[1])
from caretline_agent import failure  # noqa: E402


class Limits(failure.Limits):
    values = 1500


def run(program):
    with open(program, encoding="utf-8") as file:
        source = file.read()
    try:
        exec(compile(source, program, "exec"), {"__name__": "__main__", "__builtins__": __builtins__})
    except BaseException as error:
        error.__traceback__ = error.__traceback__.tb_next
        with open(program[:-3] + ".tree", "wb") as file:
            file.write(marshal.dumps(failure.describe(error, limits=Limits), 2))


for path in sys.argv[2:]:
    os.chdir(os.path.dirname(path))
    run(path)
