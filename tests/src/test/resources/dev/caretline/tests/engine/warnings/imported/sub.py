pattern = b"\q", "\777"
try:
    pattern["x"] is ()
except TypeError:
    pass


def never():
    "text"()
    [1, 2]["a"]
    return 1is 2
