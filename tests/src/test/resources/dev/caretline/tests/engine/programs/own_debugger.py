# run: own_debugger.py
import pdb
import sys


def set_trace(*, header=None):
    frame = sys._getframe(1)
    print(frame.f_code.co_name, frame.f_lineno, header, frame.f_back.f_code.co_name)


def stopped():
    breakpoint()
    breakpoint(header="here")
    sys.breakpointhook()
    __builtins__.breakpoint()


print(sys.breakpointhook, sys.breakpointhook is sys.__breakpointhook__, callable(sys.breakpointhook))
pdb.set_trace = set_trace
stopped()
