# run: main_attributes.py
# run: -m main_attributes
"""The doc."""
from __future__ import annotations
import sys
x: int = 1
main = sys.modules["__main__"]
assert vars(main) is globals()
for name in sorted(globals()):
    if name not in ("__builtins__", "main", "sys", "x"):
        value = globals()[name]
        print(name, type(value), value if isinstance(value, (str, dict, type(None))) else "")
print(type(__builtins__), __loader__.__class__, getattr(__loader__, "name", None), getattr(__loader__, "path", None))
print(__loader__.get_source(__loader__.name) == open(__file__).read())
print(sys._getframe().f_back and sys._getframe().f_back.f_code.co_filename)
