"""What coverage costs: coverage_costs.py WORKLOADS WOVEN AGENT [rivals]."""
import marshal
import math
import statistics
import sys
import time

ROUNDS = 15


def names_of(code):
    names = {"__name__": "workloads"}
    exec(code, names)
    return names["WORKLOADS"]


def woven(path, agent, portable):
    """The workloads with probes; None if those that patch code cannot be had here."""
    if agent not in sys.path:
        sys.path.insert(0, agent)
    from caretline_agent import coverage_probes, coverage_source

    if not portable:
        coverage_probes.patch()
        if coverage_probes._move is None:
            return None
    with open(path, "rb") as file:
        code = marshal.loads(file.read())
    return names_of(coverage_source.Source(path).adopt(code))


def idle():
    pass


def coverage_py(workloads):
    """(start, stop) of coverage.py with branches; None if it is not installed."""
    try:
        import coverage
    except ImportError:
        return None
    tool = coverage.Coverage(data_file=None, branch=True, include=[workloads], config_file=False)
    return tool.start, tool.stop


def slipcover(source, path):
    """The workloads as slipcover instruments them; None if it is not installed."""
    try:
        import slipcover as tool
    except ImportError:
        return None
    import ast
    from slipcover import branch

    tree = branch.preinstrument(ast.parse(source))
    return names_of(tool.Slipcover(branch=True).instrument(compile(tree, path, "exec")))


def variants(workloads, path, agent, rivals):
    with open(workloads, encoding="utf-8") as file:
        source = file.read()
    code = compile(source, workloads, "exec")
    found = {
        "plain": (names_of(code), idle, idle),
        "plain again": (names_of(code), idle, idle),
        "portable": (woven(path, agent, True), idle, idle),
        "patching": (woven(path, agent, False), idle, idle),
    }
    if rivals:
        found["slipcover"] = (slipcover(source, workloads), idle, idle)
        tool = coverage_py(workloads)
        if tool is not None:
            found["coverage.py"] = (names_of(code), *tool)
    return {name: variant for name, variant in found.items() if variant[0] is not None}


def ratios(all_variants, name):
    times = {variant: [] for variant in all_variants}
    for turn in range(ROUNDS + 2):
        for variant, (functions, begin, end) in all_variants.items():
            function = functions[name]
            begin()
            started = time.process_time_ns()
            function()
            took = time.process_time_ns() - started
            end()
            if turn > 1:
                times[variant].append(took)
    plain = times["plain"]
    return {v: statistics.median(t / p for t, p in zip(took, plain)) for v, took in times.items() if v != "plain"}


def main():
    if sys.version_info[:2] != (3, 11):
        print("(%s is not CPython 3.11)" % sys.version.split()[0])
        return
    workloads, path, agent = sys.argv[1:4]
    all_variants = variants(workloads, path, agent, len(sys.argv) > 4)
    columns = [name for name in all_variants if name != "plain"]
    print("%-18s" % sys.version.split()[0] + "".join("%14s" % name for name in columns))
    found = {}
    for name in all_variants["plain"][0]:
        found[name] = ratios(all_variants, name)
        print("%-18s" % name + "".join("%14.3f" % found[name][column] for column in columns))
    means = [math.exp(statistics.fmean(math.log(row[column]) for row in found.values())) for column in columns]
    print("%-18s" % "geometric mean" + "".join("%14.3f" % mean for mean in means))


main()
