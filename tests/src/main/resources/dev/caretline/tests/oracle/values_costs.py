"""What kept values cost: values_costs.py PROGRAM.py. Beside it lies PROGRAM.py.woven; each function named run_* is a workload."""
import marshal
import statistics
import sys
import time

TURNS = 20000
ROUNDS = 31


def functions(code):
    names = {"__name__": "workload"}
    exec(code, names)
    return {name: value for name, value in names.items() if name.startswith("run_")}


def nanoseconds(function):
    start = time.process_time_ns()
    function(TURNS)
    return time.process_time_ns() - start


def ratio(plain, woven):
    ratios = []
    for turn in range(ROUNDS):
        if turn % 2:
            first = nanoseconds(plain)
            ratios.append(nanoseconds(woven) / first)
        else:
            first = nanoseconds(woven)
            ratios.append(first / nanoseconds(plain))
    return statistics.median(ratios)


def main(path):
    with open(path, encoding="utf-8") as file:
        plain = functions(compile(file.read(), path, "exec"))
    with open(path + ".woven", "rb") as file:
        woven = functions(marshal.loads(file.read()))
    for name, function in plain.items():
        assert function(100) == woven[name](100)
        print("%-34s %7.2f x" % (name[4:].replace("_", " "), ratio(function, woven[name])), flush=True)


main(sys.argv[1])
