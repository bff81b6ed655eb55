"""What a passing assert costs: asserts.py FOLDER [pytest]. The folder has shapes of asserts, *.py, and woven, *.py.woven."""
import ast
import math
import marshal
import os
import statistics
import sys
import time

TURNS = 20000
ROUNDS = 21
ASSERTS = 10


def function(code):
    names = {"__name__": "shape"}
    exec(code, names)
    return names["run"]


def variants(path, pytest):
    with open(path, encoding="utf-8") as file:
        source = file.read()
    with open(path + ".woven", "rb") as file:
        woven = marshal.loads(file.read())
    found = [function(compile(source, path, "exec")), function(woven)]
    if pytest:
        from _pytest.assertion.rewrite import rewrite_asserts

        tree = ast.parse(source)
        rewrite_asserts(tree, source.encode())
        found.append(function(compile(tree, path, "exec")))
    return source.split("\n", 1)[0][2:], found


def measure(runs):
    """Nanoseconds of the first for one assert, and the median ratio of each other to it."""
    times = [[] for _ in runs]
    for run in runs:
        run(TURNS // 4)
    for turn in range(ROUNDS):
        order = range(len(runs)) if turn % 2 else reversed(range(len(runs)))
        for index in order:
            start = time.process_time_ns()
            runs[index](TURNS)
            times[index].append(time.process_time_ns() - start)
    ratios = [statistics.median(b / a for a, b in zip(times[0], each)) for each in times[1:]]
    return statistics.median(times[0]) / TURNS / ASSERTS, ratios


def main():
    folder = sys.argv[1]
    pytest = len(sys.argv) > 2
    if pytest:
        if sys.version_info[:2] != (3, 11):
            print("skipped: this is Python %d.%d" % sys.version_info[:2])
            return
        try:
            import _pytest
        except ImportError:
            print("skipped: pytest is not installed")
            return
    print("%-20s %8s %9s %s" % ("", "plain", "caretline", "pytest " + _pytest.__version__ if pytest else ""))
    all_ratios = []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".py"):
            title, runs = variants(os.path.join(folder, name), pytest)
            plain, ratios = measure(runs)
            all_ratios.append(ratios)
            print("%-20s %5.1f ns %s" % (title, plain, " ".join("%8.2fx" % ratio for ratio in ratios)), flush=True)
    means = [math.exp(statistics.fmean(map(math.log, column))) for column in zip(*all_ratios)]
    print("%-20s %8s %s" % ("geometric mean", "", " ".join("%8.2fx" % mean for mean in means)))


main()
