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

# The built-in functions of the start, for this module and all others of the package.
__builtins__ = dict(vars(sys.modules["builtins"]))
_python_import = __import__
# So it is with the functions of os, for what asks the system and Java at any time: a test may have its own getuid or stat.
os = type(sys)("os")
vars(os).update(vars(_python_import("os")))
_this = sys.modules[__name__]
_UNCHECKED = (1).to_bytes(4, "little")


def __getattr__(name):
    """A module of this package, loaded when it is first named.

    The import system has no part in it: its hooks are the program's. The module is not in sys.modules, has the built-in
    functions of the start, whatever the program puts in their place, and finds this package even if the program has
    emptied sys.modules.
    """
    if name[:1] == "_":
        raise AttributeError(name)
    if name == "failed":  # what woven asserts call
        return _this.assertions.failed
    with _loading:
        if name in _partial:
            return _partial[name]
        if name not in globals():
            _load(name)
        return globals()[name]


def _load(name):
    path = "%s/%s.py" % (__path__[0], name)
    code = _laid_out(name) or _compiled(path, name)
    module = type(sys)(__name__ + "." + name)
    module.__file__, module.__package__, module.__builtins__ = path, __name__, __builtins__
    _partial[name] = module
    try:
        exec(code, vars(module))
        globals()[name] = module
    finally:
        del _partial[name]


def _laid_out(name):
    """The code that was compiled when the agent was laid out; None if there is none."""
    import marshal

    from _frozen_importlib_external import MAGIC_NUMBER
    from _imp import _fix_co_filename

    content = _read("%s/__pycache__/%s.%s.pyc" % (__path__[0], name, sys.implementation.cache_tag))
    if not content or content[:8] != MAGIC_NUMBER + _UNCHECKED:
        return None
    code = marshal.loads(content[16:])
    # The folder may have been moved since; by their files frames of ours are told from the program's.
    _fix_co_filename(code, "%s/%s.py" % (__path__[0], name))
    return code


def _compiled(path, name):
    source = _read(path)
    if source is None:
        raise AttributeError(name)
    return compile(source, path, "exec", dont_inherit=True)


def _read(path):
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read()
    except OSError:
        return None


def _import(name, names=None, variables=None, wanted=(), level=0):
    """__import__ for the modules of this package."""
    if level == 0 and name != __name__ and not name.startswith(__name__ + "."):
        return _python_import(name, names, variables, wanted, level)
    module = name if level else name[len(__name__) + 1 :]
    return getattr(_this, module) if module and wanted else _this


def _lock():
    import _thread

    return _thread.RLock()


__builtins__["__import__"] = _import
_loading = _lock()
_partial = {}
