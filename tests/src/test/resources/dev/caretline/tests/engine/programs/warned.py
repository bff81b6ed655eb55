# run: warned.py
# run: -W error warned.py
# run: -W always warned.py
# run: -X dev warned.py
x = 1
if x is 1:
    print("\d")
assert (x, "always")
import warnings
warnings.warn("mine", DeprecationWarning)
