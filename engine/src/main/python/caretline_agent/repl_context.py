"""Where the names of an input are looked up and bound: in the main module, or in a frame of the program's."""
import sys


class Context:
    """Where an input runs."""

    def __init__(self, names, frame=None):
        self.names = names
        self.frame = frame

    def visible(self):
        """All names that an expression sees here, builtins aside."""
        if self.frame is None:
            return self.names
        return {**self.frame.f_globals, **self.frame.f_locals}

    def execute(self, code, run):
        """Runs code here. In a function's frame nested scopes see its variables too, and what is bound is bound in it."""
        frame = self.frame
        if frame is None:
            return run(code, self.names)
        if frame.f_locals is frame.f_globals:
            return run(code, frame.f_globals)
        names = _Names(frame)
        try:
            return run(code, names)
        finally:
            names.settle()


class _Names(dict):
    """The globals of code that runs in a function's frame: its variables, and behind them the globals of the frame.

    Python reads names of a dict subclass by its methods, and binds by them what is bound like a variable of a module; what
    is declared ``global`` is put into the dict itself. By that the two are told apart.
    """

    __slots__ = ("frame", "before", "bound")

    def __init__(self, frame):
        self.frame = frame
        self.before = {"__builtins__": frame.f_builtins, **frame.f_locals}
        super().__init__(self.before)
        self.bound = {}

    def __missing__(self, name):
        return self.frame.f_globals[name]

    def __setitem__(self, name, value):
        super().__setitem__(name, value)
        self.bound[name] = True

    def __delitem__(self, name):
        super().__delitem__(name)
        self.bound[name] = False

    def settle(self):
        """Gives the frame and its globals what was bound. The frame's variables are read anew: a closure may have bound
        others meanwhile."""
        for name, value in self.items():
            if name not in self.bound and self.before.get(name, self) is not value:
                self.frame.f_globals[name] = value
        if not self.bound:
            return
        own = self.frame.f_locals
        for name, there in self.bound.items():
            if there:
                own[name] = self[name]
            else:
                own.pop(name, None)
        if not _write_back(self.frame):
            _tell(self.frame.f_code, self.bound)


def _write_back(frame):
    """Makes the variables of a function those of its f_locals; only C can do that in 3.11. Whether it was done."""
    try:
        import ctypes

        ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), ctypes.c_int(1))
        return True
    except Exception:
        return False


def _tell(code, bound):
    """Names that are no variables of the function stay in its f_locals; the others were not changed."""
    unchanged = [name for name in bound if name in code.co_varnames + code.co_cellvars + code.co_freevars]
    if unchanged:
        sys.stderr.write(
            "%s: unchanged in %s, whose variables nobody can set without ctypes\n" % (", ".join(unchanged), code.co_name)
        )
