"""Starts the agent in a Python that the launcher prepared, then makes way for the user's own sitecustomize.

site imports this file because its folder stands first on PYTHONPATH. Only code that no program can rely on has run yet.
"""
import sys

del sys.modules["sitecustomize"]
try:
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        from caretline_agent import start
    finally:
        sys.dont_write_bytecode = writes
    start.begin(__file__[: -len("/sitecustomize.py")])
except Exception as problem:
    # Without the agent the program runs as it always did.
    if sys.flags.verbose:
        print("caretline: the agent did not start:", repr(problem), file=sys.stderr)

# What site would have imported without us: the user's module takes our place in sys.modules. If there is none, site
# gets the very ImportError that it expects.
import sitecustomize  # noqa: E402, F401
