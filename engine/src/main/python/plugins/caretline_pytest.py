"""A plug-in of pytest: ``python -m pytest -p caretline_pytest``, with this folder on PYTHONPATH.

Test modules, conftest files and the modules they import explain their asserts as under ``caretline run``. An interpreter
that Caretline does not support leaves asserts to pytest.
"""
import os
import sys

_agent = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def _start():
    if "caretline_agent" in sys.modules:
        return
    sys.path.insert(0, _agent)
    try:
        from caretline_agent import start

        start.join(_agent)
    finally:
        sys.path.remove(_agent)


_supported = sys.implementation.cache_tag == "cpython-311"
if _supported:
    _start()


def pytest_load_initial_conftests(early_config):
    if _supported and "assertions" in sys.modules["caretline_agent"].settings.weaving():
        sys.modules["caretline_agent"].assertion_pytest.take_part(early_config)
