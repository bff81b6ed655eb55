"""Puts the agent in place, from sitecustomize or, where Python imports none (-I, -E, -S), from main."""
import os
import sys

from caretline_agent import settings


def begin(folder):
    """Takes our traces back out of the environment and the path, then starts what the settings ask for."""
    lines = os.environ.pop(settings.VARIABLE, None)
    _withdraw_path(folder, lines)
    if lines is None:
        return
    settings.read(folder, lines)
    from caretline_agent import script

    program = sys.argv and sys.argv[0] == script.main_file()
    if program:
        script.read_arguments()
    if sys.implementation.cache_tag != "cpython-311":
        _forget_interpreter()
        settings.warn("%s is Python %d.%d: supported is 3.11, and the program runs without Caretline" % (sys.executable, *sys.version_info[:2]))
        if program:
            script.run_plainly()
        return
    _start_parts(script if program else None)


def _forget_interpreter():
    """The launcher took it for what was there before under its name; the next time it asks."""
    try:
        os.unlink("%s/launch%s.ok" % (settings.cache_folder(), sys.executable))
    except OSError:
        pass


def join(folder):
    """Weaves what is imported from now on, in a Python that runs already and that no launcher has prepared."""
    settings.read(folder, "cache=" + _cache())
    from caretline_agent import finder, project

    project.read(None)
    finder.install()


def _cache():
    """The user's cache, by the rules of UserCache."""
    named = os.environ.get("CARETLINE_CACHE")
    if named:
        return os.path.abspath(named)
    given = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(given):
        return os.path.join(given, "caretline")
    home = os.path.expanduser("~")
    caches = os.path.join(home, "Library", "Caches")
    return os.path.join(caches if os.path.isdir(caches) else os.path.join(home, ".cache"), "caretline")


def _withdraw_path(folder, lines):
    """PYTHONPATH and sys.path as they would be without us."""
    path = os.environ.get("PYTHONPATH")
    if path is not None and (path == folder or path.startswith(folder + os.pathsep)):
        rest = path[len(folder) + 1 :]
        if not rest and lines is not None and "pythonpath=1" not in lines.split("\n"):
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = rest
    if folder in sys.path and not sys.flags.ignore_environment:
        sys.path.remove(folder)
    sys.path_importer_cache.pop(folder, None)


def _start_parts(script):
    from caretline_agent import finder, hooks, project

    if not settings.is_child():
        project.read(script.folder() if script else None)
        hooks.install()
    finder.install()
    if settings.is_child():
        from caretline_agent import spawned

        if spawned.is_here():
            spawned.weave_main()
    if any(name in settings.values for name in ("coverage",)):
        from caretline_agent import recorders

        recorders.start()
    if script:
        script.take_over()
