# run: exits.py 0
# run: exits.py 7
# run: exits.py none
# run: exits.py text
# run: exits.py tuple
# run: exits.py big
# run: exits.py interrupt
# run: exits.py sigterm
# run: exits.py sigkill
# run: exits.py _exit
# run: exits.py flush
# run: exits.py abort
# run: exits.py error
# run: exits.py thread
# run: exits.py unraisable
# run: exits.py atexit
# run: exits.py noerr
# run: exits.py hook
import sys, os, atexit, signal, threading
atexit.register(lambda: print("atexit", "__file__" in globals()))
how = sys.argv[1]
if how.isdigit():
    sys.exit(int(how))
elif how == "none":
    sys.exit()
elif how == "text":
    sys.exit("a text é")
elif how == "tuple":
    raise SystemExit(1, 2)
elif how == "big":
    sys.exit(2**40)
elif how == "interrupt":
    raise KeyboardInterrupt("now")
elif how == "sigterm":
    os.kill(os.getpid(), signal.SIGTERM)
elif how == "sigkill":
    os.kill(os.getpid(), signal.SIGKILL)
elif how == "_exit":
    os._exit(9)
elif how == "flush":
    sys.stdout.write("no newline")
    os.close(1)
elif how == "abort":
    os.abort()
elif how == "error":
    def deep(n):
        return deep(n - 1) if n else {}["missing"]
    deep(5)
elif how == "thread":
    t = threading.Thread(target=lambda: 1 / 0, name="worker é")
    t.start(); t.join()
    t = threading.Thread(target=sys.exit); t.start(); t.join()
elif how == "unraisable":
    class D:
        def __del__(self): raise ValueError("in del")
    d = D(); del d
elif how == "atexit":
    atexit.register(lambda: 1 / 0)
elif how == "noerr":
    sys.stderr = None
    1 / 0
elif how == "hook":
    sys.excepthook = lambda *a: print("own hook", a[0])
    1 / 0
