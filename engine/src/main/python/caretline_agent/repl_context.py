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
            return run(code, self.names, self.names)
        if frame.f_locals is frame.f_globals:
            return run(code, frame.f_globals, frame.f_globals)
        variables = _Variables(frame)
        outer = _Globals(variables)
        try:
            return run(code, outer, variables)
        finally:
            outer.settle()
            variables.settle()


class _Variables(dict):
    """The variables of a function's frame, and behind them its globals, where there is none of a name."""

    __slots__ = ("frame", "bound")

    def __init__(self, frame):
        super().__init__(frame.f_locals)
        self.frame = frame
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
        """Gives the frame what was bound. Its variables are read anew: a closure may have bound others meanwhile."""
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


class _Globals(dict):
    """What code that runs in the frame has for globals, so that scopes within it see the variables, too.

    Python reads a dict subclass by its methods, but what is declared ``global`` it puts into the dict itself.
    """

    __slots__ = ("variables",)

    def __init__(self, variables):
        super().__init__(__builtins__=variables.frame.f_builtins)
        self.variables = variables

    def __missing__(self, name):
        return self.variables[name]

    def __setitem__(self, name, value):
        self.variables[name] = value

    def __delitem__(self, name):
        del self.variables[name]

    def settle(self):
        for name, value in self.items():
            if name != "__builtins__":
                self.variables.frame.f_globals[name] = value


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
