# run: recursion.py
# run: recursion.py fail
import sys
def down(n):
    try:
        return down(n + 1)
    except RecursionError:
        return n
print(down(0), sys.getrecursionlimit())
def f(): f()
if sys.argv[1:]: f()
