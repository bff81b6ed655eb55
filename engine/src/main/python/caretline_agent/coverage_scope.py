"""Which sources are measured, and how the data names them."""
import _frozen_importlib_external as external
import os

from caretline_agent import coverage_settings

_known_places = {}


def is_measured(filename):
    path = os.path.abspath(filename)
    if _fits(coverage_settings.listed("omit"), path):
        return False
    roots = coverage_settings.listed("folders")
    for package in coverage_settings.listed("packages"):
        named = "*/" + package.replace(".", "/")
        # Where nobody knows where it is, what is called like it is taken for it.
        roots += places(package) or [named, named + ".py"]
    wanted = roots or coverage_settings.listed("include")
    return not wanted or _fits(wanted, path)


def _fits(patterns, path):
    if not patterns:
        return False
    from caretline_agent import globs

    return any(globs.fits_path(pattern, path) for pattern in patterns)


def places(package):
    """The folders of a package, or the file of a module, wherever it is imported from; no code of it is run."""
    found = _known_places.get(package)
    if not found:
        top, _, rest = package.partition(".")
        spec = None
        try:
            spec = external.PathFinder.find_spec(top)
        except Exception:
            # Something of the program's on sys.path; it hears of it when it imports.
            pass
        folders = list(spec.submodule_search_locations or ()) if spec else []
        below = rest.replace(".", os.sep)
        found = [os.path.join(folder, below) if rest else folder for folder in folders]
        if spec and not folders and spec.origin and not rest:
            found = [spec.origin]
        found = _known_places[package] = [
            place if os.path.isdir(place) or place.endswith(".py") else place + ".py" for place in found
        ]
    return found


def roots():
    """The folders and files that were asked for, so that reports name those in which nothing ran, too."""
    known = [place for package in coverage_settings.listed("packages") for place in places(package)]
    return [named(path) for path in coverage_settings.listed("folders") + known]


def named(path):
    """A path as the data has it: absolute, or if that is wanted from the folder of the run, for those that are in it."""
    folder = coverage_settings.get("relative")
    if not folder:
        return path
    absolute = os.path.abspath(path)
    if absolute == folder:
        return "."
    return absolute[len(folder) + 1 :] if absolute.startswith(folder + os.sep) else absolute
