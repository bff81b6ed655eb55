# run: -O asserted.py
# run: -OO asserted.py
"""doc"""
assert 0, "not under -O"
print(__doc__, __debug__)
def f():
    "doc of f"
print(f.__doc__)
