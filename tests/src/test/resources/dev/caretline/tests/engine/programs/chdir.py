# run: chdir.py
import os, sys
os.chdir("/")
import pkg.inner
print(pkg.inner.__file__ == os.path.join(sys.path[0], "pkg/inner.py"))
1 / 0
