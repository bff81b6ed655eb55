# run: processes.py fork
# run: processes.py spawn
# run: processes.py forkserver
import multiprocessing as mp, os, sys
def square(x):
    return x * x, __name__, sys.argv[1:]
def fails():
    raise ValueError("in a child")
if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    with mp.Pool(2) as pool:
        print(pool.map(square, range(4)))
        try:
            pool.apply(fails)
        except ValueError as e:
            print(repr(e))
    p = mp.Process(target=sys.exit, args=(5,)); p.start(); p.join(); print(p.exitcode)
    if sys.argv[1] == "fork":
        pid = os.fork()
        if not pid:
            import pkg.inner
            os._exit(3)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    try:
        print(os.waitpid(-1, os.WNOHANG)[0])
    except ChildProcessError:
        print("no child is left")
