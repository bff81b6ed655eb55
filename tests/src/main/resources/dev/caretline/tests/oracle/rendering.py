"""A traceback of many frames: rendering.py AGENT_FOLDER FOLDER FRAMES.

Writes a program of that many functions, each of which fails in the next one's call, runs it, and writes beside it what the
agent says of the failure. Then, for each line of standard input, ``traceback`` formats it once, and standard output gets the
nanoseconds of CPU time that this took.
"""
import marshal
import os
import sys
import time
import traceback

LINES = ("def step_%d(order, rate):\n", '    """One step of many."""\n', "    total = {'net': rate * 2, 'gross': [rate, order]}\n")
CALL = "    return total['net'] + step_%d(order, total['gross'][0])['amount'] * rate\n\n"


def main(agent, folder, frames):
    sys.path.insert(0, agent)
    from caretline_agent import failure

    path = os.path.join(folder, "steps.py")
    with open(path, "w") as file:
        for number in range(frames):
            file.write(LINES[0] % number + LINES[1] + LINES[2] + CALL % (number + 1))
        file.write("def step_%d(order, rate):\n    return order['rates'][rate]\n" % frames)
    names = {"__name__": "steps"}
    sys.setrecursionlimit(frames + 1000)
    with open(path) as file:
        exec(compile(file.read(), path, "exec"), names)
    try:
        names["step_0"]({"rates": []}, 2)
    except IndexError as error:
        error.__traceback__ = error.__traceback__.tb_next
        problem = error

    class Limits(failure.Limits):
        values = 3000

    with open(path + ".tree", "wb") as file:
        marshal.dump(failure.describe(problem, limits=Limits), file, 2)
    print("ready", flush=True)
    for _ in sys.stdin:
        start = time.process_time_ns()
        traceback.format_exception(problem)
        print(time.process_time_ns() - start, flush=True)


main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
