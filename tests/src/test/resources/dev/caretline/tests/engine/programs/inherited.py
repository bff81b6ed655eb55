# run: inherited.py
# What only C knows of the environment reaches children; what Caretline puts there for them is seen by nobody.
import os, subprocess, sys
child = [sys.executable, "-c", "import os; print(os.getenv('FRUIT'), os.getenv('PYTHONPATH'))"]
def run(**how):
    print(subprocess.run(child, capture_output=True, text=True, **how))
run()
os.putenv("FRUIT", "pear")
run()
run(preexec_fn=lambda: os.putenv("FRUIT", "apple"))
run(env={"FRUIT": "fig"})
print(os.environ.get("PYTHONPATH"), flush=True)
subprocess.run(["env"], env=None, stdout=open(sys.argv[0] + ".env", "w"))
names = {line.partition("=")[0] for line in open(sys.argv[0] + ".env")}
print(sorted(names & {"FRUIT", "PYTHONPATH", "CARETLINE_RUN"}))
os.remove(sys.argv[0] + ".env")
if os.geteuid() == 0:
    run(user=65534)
    run(preexec_fn=lambda: os.setuid(65534))
