"""Has coverage.py measure each program of a folder, each in a process of its own. Argument: the folder.

Beside PROGRAM.py is written PROGRAM.py.lines, its JSON report.
"""
import glob
import os
import sys

import coverage


def measure(path):
    sys.stdout = open(os.devnull, "w")
    tool = coverage.Coverage(data_file=None, branch=True, config_file=False, include=[path])
    with open(path) as file:
        code = compile(file.read(), path, "exec")
    tool.start()
    try:
        exec(code, {"__name__": "__main__"})
    except BaseException:
        pass
    tool.stop()
    tool.json_report(outfile=path + ".lines")


for program in sorted(glob.glob(os.path.join(sys.argv[1], "*.py"))):
    if os.fork() == 0:
        measure(program)
        os._exit(0)
    if os.wait()[1] != 0:
        sys.exit("coverage.py failed on " + program)
