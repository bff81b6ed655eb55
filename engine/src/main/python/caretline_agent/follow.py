"""Puts the agent into children that are this Python again: those that subprocess and multiprocessing start, and what a
process becomes by exec.

Only the child's environment gets what the launcher would have given it; the parent's os.environ stays as it is. A child
that runs a script gets main in front of it, as from the launcher; -c and -m are its own affair.
"""
import os
import sys
from _thread import allocate_lock

from caretline_agent import settings

_OURS = (b"PYTHONPATH", os.fsencode(settings.VARIABLE))
#: Who holds it changes what children inherit; nobody waits for it, as a forked child may never see it released.
_inherited = allocate_lock()
_LETTERS = "OBubdiPqsv"
_python_fork_exec = None
_python_posix_spawn = None


def install():
    """Called when a module that takes fork_exec from there is about to be imported, so that nothing is loaded for a program without children."""
    global _python_fork_exec, _python_posix_spawn
    if _python_fork_exec is None:
        import _posixsubprocess

        _python_fork_exec = _posixsubprocess.fork_exec
        _posixsubprocess.fork_exec = fork_exec
        if hasattr(os, "posix_spawn"):
            _python_posix_spawn = os.posix_spawn
            os.posix_spawn = posix_spawn


def fork_exec(args, executables, close_fds, pass_fds, cwd, environment, /, *rest):
    """fork_exec of _posixsubprocess."""
    around = None
    try:
        if _is_this_python(executables) and _is_ours(*rest[-4:]):
            changed = _command(list(args))
            if changed is not None:
                args = changed
                if environment is None and _inherited.acquire(False):
                    around = _Inherited()
                else:
                    environment = _environment(environment)
    except Exception as problem:
        settings.say("a child runs without Caretline: %r" % problem)
    try:
        return _python_fork_exec(args, executables, close_fds, pass_fds, cwd, environment, *rest)
    finally:
        if around:
            around.end()
            _inherited.release()


def posix_spawn(path, argv, env, /, **options):
    """os.posix_spawn, which subprocess takes where file descriptors may stay open."""
    try:
        changed = _command(list(argv)) if _is_this_python((os.fsencode(path),)) else None
        if changed is not None:
            argv, env = changed, _mapping(env)
    except Exception as problem:
        settings.say("a child runs without Caretline: %r" % problem)
    return _python_posix_spawn(path, argv, env, **options)


def execute(original, *arguments):
    """os.execv, or os.execve with an environment; the process goes on under Caretline if it becomes this Python."""
    around = None
    try:
        path, args, *environment = arguments
        changed = _command(list(args)) if _is_this_python((os.fsencode(path),)) else None
        if changed is not None and os.access(settings.folder, os.R_OK):
            arguments = (path, changed, *map(_mapping, environment))
            around = None if environment else _Inherited()
    except Exception as problem:
        settings.say("what comes after exec runs without Caretline: %r" % problem)
    try:
        return original(*arguments)
    finally:
        # There was nothing to become.
        if around:
            around.end()


def _is_this_python(executables):
    """Whether the first file that there is of some names is the one that runs here."""
    own = sys.executable and os.fsencode(sys.executable)
    for path in executables if own else ():
        if path == own:
            return True
        if os.access(path, os.X_OK) and os.path.isfile(path):
            return os.path.realpath(path) == os.path.realpath(own)
    return False


def _is_ours(user, _mask, before, _by_vfork):
    """Whether the child stays this user's: another could not read our files. A process of root that runs something
    of its own before exec may be on its way there."""
    return user is None and not (before is not None and os.geteuid() == 0)


class _Inherited:
    """The agent in what a child inherits, for one fork_exec. What the program or preexec_fn has put there with os.putenv
    is known to C alone, so no list of it can be given."""

    def __init__(self):
        for name, value in _ours(os.environb.get(b"PYTHONPATH")):
            os.putenv(name, value)

    def end(self):
        for name in _OURS:
            value = os.environb.get(name)
            if value is None:
                os.unsetenv(name)
            else:
                os.putenv(name, value)


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
    kept = [item for item in given if item.partition(b"=")[0] not in _OURS]
    path = next((item[len(b"PYTHONPATH=") :] for item in given if item.startswith(b"PYTHONPATH=")), None)
    return kept + [name + b"=" + value for name, value in _ours(path)]


def _mapping(given):
    """The same for an environment that is a mapping."""
    items = [os.fsencode(name) + b"=" + os.fsencode(value) for name, value in given.items()]
    return dict(item.split(b"=", 1) for item in _environment(items))


def _ours(path):
    """What the launcher would have given, where PYTHONPATH is this, or None."""
    lines = settings.for_child()
    if path is not None:
        lines += "\npythonpath=1"
    folder = os.fsencode(settings.folder)
    return (
        (b"PYTHONPATH", folder + os.fsencode(os.pathsep) + path if path else folder),
        (os.fsencode(settings.VARIABLE), os.fsencode(lines)),
    )
