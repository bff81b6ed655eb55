"""Runs erroring programs, and keeps for each what CPython printed and what the agent described.

    failures.py AGENT_FOLDER PROGRAM.py ...

Each program runs as ``__main__`` in a forked process, in the folder it stands in. Beside it appear ``NAME.tree`` (the failure
in marshal version 2), ``NAME.printed`` (what ``sys.__excepthook__``, the interpreter's own renderer, writes for it) and
``NAME.err`` (all of stderr). If there is a ``NAME.code``, the program is that marshalled code object. A program that does not
fail, or exits, leaves only ``NAME.err``.
"""

import marshal
import os
import sys
import types


def run(program):
    name = program[: -len(".py")]
    os.chdir(os.path.dirname(program))
    descriptor = os.open(name + ".err", os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    os.dup2(descriptor, 2)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 1)
    os.dup2(nothing, 0)
    main = types.ModuleType("__main__")
    main.__file__ = program
    sys.modules["__main__"] = main
    sys.argv[:] = [program]
    sys.path[0] = os.path.dirname(program)
    sys.excepthook = sys.__excepthook__
    try:
        exec(code_of(program, name), main.__dict__)
    except SystemExit:
        pass
    except BaseException as error:
        error.__traceback__ = without_ours(error.__traceback__)
        keep(error, name)


def without_ours(entry):
    while entry is not None and entry.tb_frame.f_code.co_filename == __file__:
        entry = entry.tb_next
    return entry


def code_of(program, name):
    if os.path.exists(name + ".code"):
        with open(name + ".code", "rb") as file:
            return marshal.load(file)
    with open(program, "rb") as file:
        return compile(file.read(), program, "exec", dont_inherit=True)


def keep(error, name):
    from caretline_agent import failure

    tree = failure.describe(error)
    sys.stderr.flush()
    start = os.lseek(2, 0, os.SEEK_CUR)
    sys.__excepthook__(type(error), error, error.__traceback__)
    sys.stderr.flush()
    end = os.lseek(2, 0, os.SEEK_CUR)
    with open(name + ".printed", "wb") as file:
        file.write(os.pread(2, end - start, start))
    with open(name + ".tree", "wb") as file:
        marshal.dump(tree, file, 2)


def main(agent_folder, programs):
    sys.path.insert(1, agent_folder)
    for program in programs:
        child = os.fork()
        if child == 0:
            try:
                run(program)
                sys.stderr.flush()
            finally:
                os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
