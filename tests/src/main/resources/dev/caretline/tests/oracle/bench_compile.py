"""Compiles a list of files over and over, a pass per line of standard input, and answers with the CPU time of each.

    python bench_compile.py LIST

LIST has one path per line. Every request line is "compile" or "marshal" (compile and marshal.dumps); the answer is the
nanoseconds of CPU time of the thread. Files are read once; garbage collection stays as the interpreter has it.
"""
import marshal
import sys
import time
import warnings


def main():
    warnings.simplefilter("ignore")
    with open(sys.argv[1], encoding="utf-8") as f:
        paths = f.read().splitlines()
    sources = []
    for path in paths:
        with open(path, "rb") as f:
            sources.append((path, f.read()))
    for request in sys.stdin:
        dump = request.strip() == "marshal"
        start = time.thread_time_ns()
        for path, source in sources:
            code = compile(source, path, "exec", 0, True, 0)
            if dump:
                marshal.dumps(code)
        print(time.thread_time_ns() - start, flush=True)


main()
