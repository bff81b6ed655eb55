# run: zipped.py
import subprocess, sys, zipfile, os, tempfile
with tempfile.TemporaryDirectory() as d:
    z = os.path.join(d, "app.pyz")
    with open(z, "wb") as f:
        f.write(b"#!/usr/bin/env python3\n")
    with zipfile.ZipFile(z, "a") as archive:
        archive.writestr("__main__.py", "import sys, inside\nprint(sys.argv[1:], __file__[-11:], inside.__loader__.__class__)\n")
        archive.writestr("inside.py", "x = 1\n")
    done = subprocess.run([sys.executable, z, "q"], capture_output=True)
    print(done.returncode, done.stdout, done.stderr)
    sys.path.insert(0, z)
    import inside
    print(type(inside.__loader__))
