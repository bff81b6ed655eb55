"""Puts the agent into children: Pythons that subprocess and multiprocessing start with sys.executable.

Only the child's environment gets what the launcher would have given it; the parent's os.environ stays as it is. A child
that runs a script gets main in front of it, as from the launcher; -c and -m are its own affair.
"""
import os
import sys

from caretline_agent import settings

_LETTERS = "OBubdiPqsv"
_python_fork_exec = None


def install():
    """Called when a module that takes fork_exec from there is about to be imported, so that nothing is loaded for a program without children."""
    global _python_fork_exec
    if _python_fork_exec is None:
        import _posixsubprocess

        _python_fork_exec = _posixsubprocess.fork_exec
        _posixsubprocess.fork_exec = fork_exec


def fork_exec(args, executables, close_fds, pass_fds, cwd, environment, /, *rest):
    """fork_exec of _posixsubprocess."""
    try:
        if sys.executable and tuple(executables) == (os.fsencode(sys.executable),):
            changed = _command(list(args))
            if changed is not None:
                args, environment = changed, _environment(environment)
    except Exception as problem:
        settings.say("a child runs without Caretline: %r" % problem)
    return _python_fork_exec(args, executables, close_fds, pass_fds, cwd, environment, *rest)


def _command(args):
    """The child's arguments; None if it would not import our sitecustomize."""
    index = 1
    while index < len(args):
        word = os.fsdecode(args[index])
        if word in ("-X", "-W"):
            index += 2
        elif word == "-" or not word.startswith("-"):
            from caretline_agent import script

            path = os.fsencode(script.main_file())
            return args[:index] + [path] + args[index:] if word != "-" else args
        elif word[:2] in ("-c", "-m"):
            return args
        elif word[:2] in ("-X", "-W") or not word[1:].strip(_LETTERS):
            index += 1
        else:
            letters = word[1:].rstrip("cm")
            return args if len(letters) == len(word) - 2 and not letters.strip(_LETTERS) else None
    return args


def _environment(given):
    """A child's environment, as fork_exec takes it, with the agent in it; None means that of this process."""
    if given is None:
        given = [name + b"=" + value for name, value in os.environb.items()]
    own = os.fsencode(settings.VARIABLE)
    kept = [item for item in given if item.partition(b"=")[0] not in (b"PYTHONPATH", own)]
    path = next((item[len(b"PYTHONPATH=") :] for item in given if item.startswith(b"PYTHONPATH=")), None)
    lines = settings.for_child()
    if path is not None:
        lines += "\npythonpath=1"
    ours = os.fsencode(settings.folder)
    return kept + [
        b"PYTHONPATH=" + (ours + os.fsencode(os.pathsep) + path if path else ours),
        own + b"=" + os.fsencode(lines),
    ]
