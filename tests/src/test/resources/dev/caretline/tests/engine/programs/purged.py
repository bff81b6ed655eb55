# run: purged.py
# The program takes away what the agent might need when it fails.
import builtins
import sys


def fail(key):
    return {}[key]


for name in list(sys.modules):
    if name not in ("sys", "builtins", "__main__", "io"):  # io is needed by C to show lines
        del sys.modules[name]
sys.path_importer_cache.clear()
sys.path[:] = []
sys.meta_path.clear()
for name in ("open", "len", "getattr", "isinstance"):
    setattr(builtins, name, None)
fail(None)
