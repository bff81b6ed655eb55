# run: stack.py
# run: -m stack
import sys, traceback, inspect, warnings, logging
def f():
    traceback.print_stack()
    print([(i.filename, i.lineno, i.function) for i in inspect.stack()])
    warnings.warn("deep", stacklevel=9)
    logging.basicConfig(format="%(pathname)s %(lineno)d %(message)s %(stack_info)s")
    logging.error("e", stack_info=True)
f()
try:
    sys._getframe(50)
except ValueError as e:
    print(e)
try:
    f(1)
except TypeError:
    logging.exception("x")
print(sys.excepthook is sys.__excepthook__, sys.unraisablehook is sys.__unraisablehook__)
import threading
print(threading.excepthook is threading.__excepthook__)
