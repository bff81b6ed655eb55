# run: modules.py
# run: -m modules
import sys, importlib, inspect, pickle
import pkg, pkg.inner as inner
from pkg.inner import thing
for m in (pkg, inner):
    print(m.__name__, m.__file__, m.__cached__, m.__spec__, type(m.__loader__), m.__package__, m.__doc__)
print(inspect.getsource(thing), thing.__code__.co_filename, thing.__code__.co_firstlineno)
print([n for n in sys.modules if n.startswith("caretline_agent.")], sorted(set(sys.modules) - {"caretline_agent", "_socket"}))
importlib.reload(inner)
print(type(sys.meta_path), [getattr(f, "__name__", f) for f in sys.meta_path], len(sys.path_hooks))
print(pickle.loads(pickle.dumps(inner.Point(1, 2))))
print(importlib.import_module("pkg.inner").__loader__.get_data(inner.__file__)[:10])
try:
    import pkg.broken
except SyntaxError as e:
    import traceback
    traceback.print_exc()
try:
    import pkg.raises
except ZeroDivisionError:
    import traceback
    traceback.print_exc()
try:
    import pkg.nothing
except ImportError:
    import traceback
    traceback.print_exc()
