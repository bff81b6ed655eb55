"""The part of Caretline that lives inside the user's process.

start     takes the settings out of the environment and puts everything in place
settings  what the command line asked for
script    runs a file, -c or - so that no frame of ours is below the program's
finder    which modules are compiled by Caretline, and the hook of the import system
cache     code that was compiled before
link      asks the Java side
server    starts the Java side
hooks     exceptions that nobody caught

Nothing here may change what the program sees, and whatever goes wrong here, the program runs as under plain Python.
"""
import sys

# For the asserts of the program, which are not to be seen by its trace function while they are explained: Python's own, even if a
# debugger puts others in their place.
gettrace, settrace = sys.gettrace, sys.settrace


def __getattr__(name):
    """A module of this package, loaded when it is first named and not left in the program's sys.modules."""
    if name[:1] == "_":
        raise AttributeError(name)
    with _loading:
        if name not in globals():
            full = __name__ + "." + name
            __import__(full)
            sys.modules.pop(full, None)
        return globals()[name]


def _lock():
    import _thread

    return _thread.RLock()


_loading = _lock()
