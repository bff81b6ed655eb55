"""pytest beside woven asserts: its own rewriting of asserts is out of the way, as with --assert=plain.

pytest asks ``_pytest.assertion.install_importhook`` for the import hook that rewrites, and does without one if that raises
a SystemError. So that module gets one more function at its end, and its lines stay where they are. The notes of our
reports are part of what pytest shows of a failure.
"""

_ADDED = b"""

def install_importhook(config):
    raise SystemError("asserts explain themselves")
"""


def get_code(loader, path):
    """The code of pytest's module; raises whatever is wrong with it, and then Python itself is to load it."""
    source = loader.get_data(path)
    if b"def install_importhook(" not in source:
        raise ValueError("another pytest than was expected")
    return compile(source + _ADDED, path, "exec", dont_inherit=True)
