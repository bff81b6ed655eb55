"""Modules whose files have changed since they were imported."""
import os
import sys

_FUNCTIONS = (type(lambda: None), type)


class Files:
    """What the files of the modules were like when they were first seen here."""

    def __init__(self):
        self.seen = {}

    def look(self):
        """Called after each input: for what that has imported."""
        modules = sys.modules
        if len(modules) != len(self.seen):
            for name in list(modules):
                if name not in self.seen:
                    self.seen[name] = _state(modules[name])

    def reload(self, wanted, names):
        """Changed modules, those first that others have imported; or the wanted one. names: of the session."""
        import importlib
        import linecache

        if wanted and wanted not in sys.modules:
            raise ImportError("no module called %s has been imported" % wanted)
        chosen = [wanted] if wanted else self.changed()
        for name in chosen:
            module = sys.modules[name]
            state = _state(module)
            linecache.checkcache(getattr(module, "__file__", None) or "")
            before = dict(vars(module))
            importlib.reload(module)
            self.seen[name] = state
            _replace(before, vars(module), names)
        sys.stdout.write("reloaded %s\n" % ", ".join(chosen) if chosen else "nothing has changed\n")

    def changed(self):
        """The importing module stands before what it has imported."""
        found = []
        for name, module in list(sys.modules.items()):
            state = self.seen.get(name)
            if state is not None and name != "__main__" and _state(module) not in (state, None):
                found.append(name)
        return found[::-1]


def _state(module):
    try:
        path = vars(module).get("__file__")
        if type(path) is not str or not path.endswith((".py", ".pyw")):
            return None
        found = os.stat(path)
        return found.st_mtime_ns, found.st_size
    except Exception:
        return None


def _replace(before, after, names):
    """Gives the session the new functions and classes in place of the old ones."""
    for key, old in before.items():
        new = after.get(key)
        if isinstance(old, _FUNCTIONS) and new is not old and key in after:
            for name, value in list(names.items()):
                if value is old:
                    names[name] = new
