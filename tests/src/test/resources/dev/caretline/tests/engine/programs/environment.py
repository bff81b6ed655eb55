# run: environment.py
import os, sys, subprocess
ours = ("CARETLINE_CACHE", "CARETLINE_PATIENCE")
print({k: v for k, v in os.environ.items() if ("PYTHON" in k or "CARET" in k) and k not in ours})
print([k for k in os.environb if b"CARETLINE_RUN" in k])
print(subprocess.run("env | grep -c -e CARETLINE_RUN -e PYTHONPATH", shell=True, capture_output=True).stdout)
print(os.popen("env | grep PYTHONPATH").read())
child = "import os, sys; print(sorted(k for k in os.environ if 'PYTHON' in k or 'CARETLINE_RUN' in k), sys.argv, sys.path[1:], [m for m in sys.modules if 'custom' in m])"
print(subprocess.run([sys.executable, "-c", child, "q"], capture_output=True))
print(subprocess.run([sys.executable, "-c", child, "q"], capture_output=True, env={"PYTHONPATH": "", "A": "b"}))
print(subprocess.run([sys.executable, "-c", child, "q"], capture_output=True, env={"PYTHONPATH": "/x:/y"}))
print(subprocess.run([sys.executable, "-I", "-c", child, "q"], capture_output=True))
print(subprocess.run([sys.executable, "argv.py", "z"], capture_output=True))
print(subprocess.run([sys.executable, "-X", "dev", "-u", "-W", "ignore", "argv.py", "z"], capture_output=True))
print(subprocess.run([sys.executable, "exits.py", "error"], capture_output=True))
print(subprocess.run([sys.executable, "-"], input=b"print(__name__, 1/0)", capture_output=True))
