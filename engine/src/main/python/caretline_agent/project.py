"""[tool.caretline] of the nearest pyproject.toml, read by the Java side and remembered in the cache."""
import os

from caretline_agent import cache, settings


def read(start):
    """Looks for the file from a folder upwards (from the working folder if None) and adopts what it says."""
    folder = start or settings.working_folder()
    while folder:
        content = _content(os.path.join(folder, "pyproject.toml"))
        if content is not None:
            if b"caretline" in content:
                _adopt(folder, content)
            return
        parent = os.path.dirname(folder)
        folder = parent if parent != folder else None


def _content(path):
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read()
    except OSError:
        return None


def _adopt(folder, content):
    """The table does not depend on where the file is, so the cache knows it by its text."""
    key = cache.key("", content, "pyproject.toml", True)
    path = os.path.join(folder, "pyproject.toml")
    entry = settings.cache_folder() and cache.load(settings.cache_folder(), key)
    if not entry:
        from caretline_agent import link

        entry = link.project(path, content, key)
    if entry:
        settings.adopt_project(folder, entry.settings())
        for problem in entry.problems():
            settings.warn("%s: %s" % (path, problem))
