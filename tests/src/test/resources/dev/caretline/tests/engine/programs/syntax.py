# run: syntax.py
print("never")
def f():
    x = = 1
