"""The program of the parent, in a child that multiprocessing starts anew: it is read by runpy, past the import system."""
import sys

from caretline_agent import finder, settings


def is_here():
    """Whether this process is such a child."""
    if not settings.is_child():
        return False
    arguments = getattr(sys, "orig_argv", ())
    return "--multiprocessing-fork" in arguments or any("multiprocessing.forkserver import" in word for word in arguments)


def weave_main():
    """Lets runpy compile that one file as the import system would."""
    import runpy

    original = runpy._get_code_from_file

    def get_code_from_file(run_name, path):
        if run_name == "__mp_main__":
            try:
                with open(path, "rb") as file:
                    entry = finder.entry(path, file.read(), again=True)
                if entry is not None:
                    return finder.adopted(entry, path) or entry.code(), path
            except Exception as problem:
                settings.say("%s runs as Python compiles it: %r" % (path, problem))
        return original(run_name, path)

    runpy._get_code_from_file = get_code_from_file
