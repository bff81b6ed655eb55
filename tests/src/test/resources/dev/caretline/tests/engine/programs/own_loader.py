# run: own_loader.py
# Whatever is imported while the program runs goes through its hooks; it sees that of its own modules only.
import importlib.machinery
import sys

asked = []


class Loader(importlib.machinery.SourceFileLoader):
    def get_data(self, path):
        asked.append(path.rpartition("/")[2])
        print("reads", asked[-1])
        return super().get_data(path)


sys.path_hooks.insert(0, importlib.machinery.FileFinder.path_hook((Loader, [".py"])))
sys.path_importer_cache.clear()
import pkg.inner

print(pkg.inner.__loader__.__class__, [name for name in sys.path_importer_cache if "agent" in name])
pkg.inner.nothing
